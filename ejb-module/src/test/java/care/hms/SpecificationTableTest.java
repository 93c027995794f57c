package care.hms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of the specification names what there is: a renamed test or package shows here. */
class SpecificationTableTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w+(?:Test|IT)\\b");
    private static final Pattern PACKAGE = Pattern.compile("`(care\\.hms\\.\\w+)`");

    private final String table = section();

    private static String section() {
        try {
            return Files.readString(PROJECT.resolve("README.md"))
                    .split("(?m)^## Specification$")[1]
                    .split("(?m)^## ")[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> named(Pattern pattern, int group) {
        return pattern.matcher(table)
                .results()
                .map((MatchResult found) -> found.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of files or folders below a module's sources. */
    private static Set<String> below(String sources) {
        try (var modules = Files.list(PROJECT)) {
            return modules.map(module -> module.resolve(sources))
                    .filter(Files::isDirectory)
                    .flatMap(SpecificationTableTest::walk)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTestThatItNamesExists() {
        var tests = below("src/test/java");
        var named = named(TEST, 0);

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named.stream().filter(test -> !tests.contains(test + ".java")))
                .as("tests that do not exist")
                .isEmpty();
    }

    @Test
    void everyPackageThatItNamesExists() {
        var packages = below("src/main/java/care/hms");
        var named = named(PACKAGE, 1);

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(named.stream().filter(name -> !packages.contains(name.substring("care.hms.".length()))))
                .as("packages that do not exist")
                .isEmpty();
    }

    @Test
    void everySectionAndEveryGroupOfDecisionsHasALine() {
        assertThat(table)
                .contains("§1 ", "§2 ", "§3 ", "§4 ", "§5 ", "§6 ", "§7 ", "§8 ", "§9 ", "§10.1 ", "§10.2 ", "§10.3 ")
                .contains("§10.4 ", "T1 ", "A1,", "L1 ", "S1 ", "N1 ", "E1 ", "R1 ");
    }
}
