package care.hms.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The processor time that processes have used, as Linux tells it in {@code /proc}. */
final class CpuTime {

    private static final Path PROC = Path.of("/proc");
    private static final long MILLIS_PER_TICK = 10;

    /** Places in {@code /proc/PID/stat} after the name, which may hold blanks. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int KERNEL = 12;

    private CpuTime() {}

    static boolean isKnown() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /** Of one process. */
    static Map<Long, Duration> of(long pid) {
        var used = new HashMap<Long, Duration>();
        read(pid, used);
        return used;
    }

    /** Of the process that started the given one, and of all that it started: PostgreSQL from one of its backends. */
    static Map<Long, Duration> ofFamily(long child) {
        var parent = parent(child);
        var used = new HashMap<Long, Duration>();
        read(parent, used);
        try (Stream<Path> processes = Files.list(PROC)) {
            processes
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(pid -> parent(pid) == parent)
                    .forEach(pid -> read(pid, used));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return used;
    }

    /** What was used between the two readings by processes that lived at both. */
    static Duration between(Map<Long, Duration> before, Map<Long, Duration> after) {
        return before.entrySet().stream()
                .filter(each -> after.containsKey(each.getKey()))
                .map(each -> after.get(each.getKey()).minus(each.getValue()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long parent(long pid) {
        var stat = stat(pid);
        return stat.length == 0 ? -1 : Long.parseLong(stat[PARENT]);
    }

    private static void read(long pid, Map<Long, Duration> into) {
        var stat = stat(pid);
        if (stat.length > 0) {
            var ticks = Long.parseLong(stat[USER]) + Long.parseLong(stat[KERNEL]);
            into.put(pid, Duration.ofMillis(ticks * MILLIS_PER_TICK));
        }
    }

    /** Empty when the process has ended meanwhile. */
    private static String[] stat(long pid) {
        try {
            var line = Files.readString(PROC.resolve(pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException ended) {
            return new String[0];
        } catch (IOException e) {
            // A process that ends while it is read is reported in more ways than one.
            return new String[0];
        }
    }
}
