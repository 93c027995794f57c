package care.hms.database;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a piece of work answered, and how often it was read from end to end (a table's name) or by an index (an index's
 * name) for that; nobody else's reading counts.
 */
public record Scans<T>(T answer, Map<String, Long> counts) {

    /**
     * In a transaction of its own. PostgreSQL speaks of all that a connection has not yet reported, and that may be a
     * second of earlier transactions: only the difference is the work's.
     */
    public static <T> Scans<T> of(TestDatabase database, Supplier<T> work) {
        return database.inTransaction(() -> {
            var before = unreported(database);
            var answer = work.get();
            var counts = unreported(database);
            counts.replaceAll((relation, count) -> count - before.get(relation));
            return new Scans<>(answer, counts);
        });
    }

    private static Map<String, Long> unreported(TestDatabase database) {
        List<?> rows = database.entities()
                .createNativeQuery("select relname, pg_stat_get_xact_numscans(oid) from pg_class"
                        + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')")
                .getResultList();
        return rows.stream().map(Object[].class::cast).collect(Collectors.toMap(row -> (String) row[0], row ->
                (Long) row[1]));
    }
}
