package care.hms.board;

import java.util.UUID;

/** A row of a board and what it looks like now: whoever shows it with another stamp shows it as it was. */
public record RowStamp(UUID id, String stamp) {}
