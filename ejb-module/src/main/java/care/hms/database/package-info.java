/** The one place that opens the database: migrations by the owner's role, the application's persistence context. */
package care.hms.database;
