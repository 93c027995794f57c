package care.hms.web;

import care.hms.Invalid;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a query parameter that may be repeated, each time one of a few words. */
final class Words {

    private Words() {}

    /** @throws Invalid names the parameter and the words there are */
    static <E extends Enum<E>> Set<E> of(Class<E> type, String name, List<String> given) {
        var words = EnumSet.noneOf(type);
        for (var word : given) {
            words.add(Stream.of(type.getEnumConstants())
                    .filter(known -> known.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Invalid(name, allowed(type))));
        }
        return words;
    }

    private static String allowed(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ", "one of ", ""));
    }
}
