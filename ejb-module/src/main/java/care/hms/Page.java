package care.hms;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page 0-based
 * @param size how many were asked for, at most {@value #MAXIMUM_SIZE}
 * @param total how many there are altogether
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    /** No page holds more than this. */
    public static final int MAXIMUM_SIZE = 200;

    /** Refuses what no page can be. Every query that pages calls it first. */
    public static void require(int page, int size) {
        if (page < 0 || page > 1_000_000) {
            throw new Invalid("page", "a number from 0 to 1000000");
        }
        if (size < 1 || size > MAXIMUM_SIZE) {
            throw new Invalid("size", "a number from 1 to " + MAXIMUM_SIZE);
        }
    }
}
