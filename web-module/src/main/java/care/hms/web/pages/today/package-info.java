/** The board of the day. */
package care.hms.web.pages.today;
