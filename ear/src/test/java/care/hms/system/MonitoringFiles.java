package care.hms.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What stands in the folder {@code monitoring}. */
final class MonitoringFiles {

    static final Path FOLDER = Path.of("..", "monitoring").toAbsolutePath().normalize();

    private static final Pattern ROW =
            Pattern.compile("\\| `(hms_[a-z0-9_]+)` \\| (\\w+) \\| ([^|]*)\\| ([^|]+) \\| (system|node) \\|.*\\|.*\\|");
    private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`");

    private MonitoringFiles() {}

    static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By metric its type and the names of its labels, as the table of the README has them. */
    static Map<String, String> table() {
        var table = new TreeMap<String, String>();
        ROW.matcher(read("README.md")).results().forEach(row -> {
            var labels = new TreeSet<String>();
            LABEL.matcher(row.group(3)).results().forEach(label -> labels.add(label.group(1)));
            table.put(row.group(1), row.group(2) + " " + labels);
        });
        return table;
    }
}
