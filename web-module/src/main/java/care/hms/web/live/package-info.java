/** Tells open pages what was committed, and what time it is, over a socket of each page. */
package care.hms.web.live;
