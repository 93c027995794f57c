package care.hms.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A text of metrics, taken apart. */
record Exposition(String text, Map<String, String> types, List<Sample> samples) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    /** On every series of the library, and never of any meaning. */
    private static final String SCOPE = "mp_scope";

    /** One line with a value. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Exposition of(String text) {
        var types = new TreeMap<String, String>();
        var samples = new ArrayList<Sample>();
        for (var line : text.lines().toList()) {
            var type = TYPE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (!line.startsWith("#")) {
                samples.add(sample(line));
            }
        }
        return new Exposition(text, types, samples);
    }

    private static Sample sample(String line) {
        var parts = SAMPLE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(line);
        }
        var labels = new HashMap<String, String>();
        if (parts.group(2) != null) {
            LABEL.matcher(parts.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        labels.remove(SCOPE);
        return new Sample(parts.group(1), labels, Double.parseDouble(parts.group(3)));
    }

    /** By metric its type and the names of its labels; a histogram with its greatest value is one metric. */
    Map<String, String> metrics() {
        var metrics = new TreeMap<String, String>();
        types.forEach((name, type) -> {
            if (!(name.endsWith("_max") && "histogram".equals(types.get(name.replaceAll("_max$", ""))))) {
                metrics.put(name, type + " " + labelsOf(name, type));
            }
        });
        return metrics;
    }

    private Set<String> labelsOf(String name, String type) {
        var of = type.equals("histogram") ? name + "_count" : name;
        var names = new TreeSet<String>();
        samples.stream()
                .filter(sample -> sample.name().equals(of))
                .forEach(sample -> names.addAll(sample.labels().keySet()));
        return names;
    }

    /** The sum of all series that have these labels, as name, value, name, value … */
    double sum(String name, String... labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> has(sample, labels))
                .mapToDouble(Sample::value)
                .sum();
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }
}
