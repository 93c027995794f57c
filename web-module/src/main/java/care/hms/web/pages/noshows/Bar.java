package care.hms.web.pages.noshows;

/**
 * A line of a chart: a bar, and what it says in figures.
 *
 * @param of how many it is a part of; 0 for a day without any
 * @param share the part in the reader's way of writing
 * @param percent how long the bar is, of the chart's longest
 */
public record Bar(String label, long count, long of, String share, String percent) {}
