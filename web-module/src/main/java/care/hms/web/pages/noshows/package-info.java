/** The no-shows so far: figures, charts, history and files. */
package care.hms.web.pages.noshows;
