/** The end of a day: nobody is left without an outcome, and the day on paper. */
package care.hms.web.pages.endofday;
