package care.hms.web.pages.noshows;

import java.util.List;

/**
 * Bars that are compared with one another.
 *
 * @param key what they are about, as the texts name it: {@code noShows.chart.<key>}
 */
public record Chart(String key, List<Bar> bars) {}
