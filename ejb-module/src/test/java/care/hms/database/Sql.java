package care.hms.database;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.util.PGobject;
import org.postgresql.util.PSQLException;

/** What a test says to the database itself, one transaction a statement, past the mapping and the domain. */
public final class Sql {

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** The server refused a statement: the constraint it named, and why. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String constraint;
        private final String state;

        Refused(SQLException cause) {
            super(cause);
            var message = cause instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
            this.constraint = message == null ? null : message.getConstraint();
            this.state = cause.getSQLState();
        }

        public String constraint() {
            return constraint;
        }

        public String state() {
            return state;
        }
    }

    /** Answers how many rows it touched. */
    public synchronized int run(String sql, Object... values) {
        try (var statement = prepare(sql, values)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /** Each row with its columns in order; instants, dates and times as the domain has them. */
    public synchronized List<Map<String, Object>> rows(String sql, Object... values) {
        try (var statement = prepare(sql, values);
                var answer = statement.executeQuery()) {
            var rows = new ArrayList<Map<String, Object>>();
            while (answer.next()) {
                rows.add(row(answer));
            }
            return rows;
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /** The only row. */
    public Map<String, Object> row(String sql, Object... values) {
        var rows = rows(sql, values);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + sql);
        }
        return rows.get(0);
    }

    /** The first column of the only row. */
    public <T> T value(Class<T> type, String sql, Object... values) {
        return type.cast(row(sql, values).values().iterator().next());
    }

    public long count(String from, Object... values) {
        return value(Long.class, "select count(*) from " + from, values);
    }

    /** Inserts exactly these columns; text becomes whatever type the column has. */
    public void insert(String table, Map<String, ?> columns) {
        var names = String.join(", ", columns.keySet());
        run(
                "insert into " + table + " (" + names + ") select " + names + " from jsonb_populate_record(null::"
                        + table + ", ?::jsonb)",
                json(columns));
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            var value = values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i];
            statement.setObject(i + 1, value);
        }
        return statement;
    }

    private static Map<String, Object> row(ResultSet answer) throws SQLException {
        var columns = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
            columns.put(answer.getMetaData().getColumnLabel(i), plain(answer.getObject(i)));
        }
        return columns;
    }

    private static Object plain(Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Time time) {
            return time.toLocalTime();
        }
        return value instanceof PGobject object ? object.getValue() : value;
    }

    private static String json(Map<String, ?> columns) {
        var json = Json.createObjectBuilder();
        columns.forEach((name, value) -> add(json, name, value));
        return json.build().toString();
    }

    private static void add(JsonObjectBuilder json, String name, Object value) {
        if (value == null) {
            json.addNull(name);
        } else if (value instanceof Integer number) {
            json.add(name, number);
        } else if (value instanceof BigDecimal number) {
            json.add(name, number);
        } else if (value instanceof Boolean truth) {
            json.add(name, truth);
        } else if (value instanceof String || value instanceof UUID || value instanceof Instant) {
            json.add(name, value.toString());
        } else if (value instanceof Map<?, ?> object) {
            var inner = Json.createObjectBuilder();
            object.forEach((key, inside) -> add(inner, key.toString(), inside));
            json.add(name, inner);
        } else {
            throw new IllegalArgumentException(name + ": " + value.getClass());
        }
    }
}
