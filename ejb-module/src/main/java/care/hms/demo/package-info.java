/** The demo hospital of an installation that is for trying out. */
package care.hms.demo;
