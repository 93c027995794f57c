/** What the staff's screens read: the frame around every page and the board of the day, each in one statement. */
package care.hms.board;
