package care.hms.launcher;

/** The shape of a log line; the names are those of the server's formatters. */
enum LogFormat {
    TEXT,
    JSON
}
