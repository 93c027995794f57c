/** What the application told somebody. */
package care.hms.web.pages.notifications;
