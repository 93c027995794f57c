package care.hms.deployment;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The project's files for machines other than this one, read as their readers will. */
final class ProjectFiles {

    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern SETTING = Pattern.compile("^  ([A-Z][A-Z0-9_]+) ", Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProjectFiles() {}

    static String text(String path) {
        try {
            return Files.readString(HOME.resolve(path));
        } catch (IOException e) {
            throw new AssertionError("No " + path, e);
        }
    }

    /** The lines that say something. */
    static List<String> lines(String path) {
        return text(path)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** With anchors and merges resolved. */
    static JsonNode yaml(String path) {
        return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text(path)));
    }

    /** All files of a folder as Terraform reads them: one document; a reference stays the text that it is. */
    static JsonNode terraform(String folder, Map<String, Object> variables) {
        try (var files = Files.list(HOME.resolve(folder))) {
            var all = new StringBuilder();
            for (var file : files.filter(path -> path.toString().endsWith(".tf"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            var parser = new HCLParser();
            variables.forEach(parser::setVariable);
            return JSON.valueToTree(plain(parser.parse(all.toString(), true)));
        } catch (Exception e) {
            throw new AssertionError(folder + " cannot be read", e);
        }
    }

    private static Object plain(Object parsed) {
        if (parsed instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<String, Object>();
            map.forEach((name, value) -> plain.put(name.toString(), plain(value)));
            return plain;
        }
        if (parsed instanceof List<?> list) {
            return list.stream().map(ProjectFiles::plain).toList();
        }
        return parsed == null || parsed instanceof Number || parsed instanceof Boolean ? parsed : parsed.toString();
    }

    /** The names in a file of NAME=value lines. */
    static List<String> names(String path) {
        return lines(path).stream()
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    /** Every setting that the application's help lists. */
    static TreeSet<String> applicationSettings() {
        var names = new TreeSet<String>();
        SETTING.matcher(text("wildfly-config/src/main/usage.txt"))
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** What a program says, standard error included; the test is skipped in words when there is no such program. */
    static Answer run(String program, String... arguments) throws IOException, InterruptedException {
        var there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        Assumptions.assumeTrue(there, program + " is not installed: its check is skipped");
        var words = new ArrayList<>(List.of(program));
        words.addAll(List.of(arguments));
        var process = new ProcessBuilder(words)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }

    /** How a program ended. */
    record Answer(int exitCode, String output) {}
}
