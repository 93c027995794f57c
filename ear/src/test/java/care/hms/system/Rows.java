package care.hms.system;

import care.hms.launcher.DatabaseAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at the rows past the application, as the owner of the schema. */
final class Rows {

    private final DatabaseAccess database;

    Rows(DatabaseAccess database) {
        this.database = database;
    }

    /** Every row, as its columns' text. */
    List<Map<String, String>> all(String sql, Object... parameters) {
        try (var connection = database.asOwner();
                var statement = prepare(connection, sql, parameters);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<Map<String, String>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The only column of the only row. */
    String one(String sql, Object... parameters) {
        var rows = all(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + sql);
        }
        return rows.get(0).values().iterator().next();
    }

    long count(String sql, Object... parameters) {
        return Long.parseLong(one(sql, parameters));
    }

    int execute(String sql, Object... parameters) {
        try (var connection = database.asOwner();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Does it, and thinks better of it. */
    void rollBack(String sql, Object... parameters) {
        try (var connection = database.asOwner()) {
            connection.setAutoCommit(false);
            try (var statement = prepare(connection, sql, parameters)) {
                if (statement.executeUpdate() == 0) {
                    throw new AssertionError("nothing to roll back: " + sql);
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
