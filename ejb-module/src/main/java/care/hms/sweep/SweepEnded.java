package care.hms.sweep;

import care.hms.Source;
import java.util.Optional;

/**
 * A run was asked for and is over. Fired outside of any transaction, on the node that ran.
 *
 * @param run how it ended; empty when another one was at work, and nothing was done
 */
public record SweepEnded(Source source, Optional<SweepRun> run) {}
