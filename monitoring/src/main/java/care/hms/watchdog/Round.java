package care.hms.watchdog;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One check and all that follows from it: a line in the log, the metrics, and mails when there is something to tell. What
 * cannot be told now is kept and tried again at the next check.
 */
final class Round {

    /** How it ended, as the exit code of a program. */
    enum Outcome {
        HEALTHY(0),
        UNHEALTHY(1),
        /** Healthy, but somebody could not be told something, or it could not be remembered. */
        NOT_TOLD(3);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    private final Check check;
    private final Optional<CloudWatchMetrics> metrics;
    private final Optional<Post> post;
    private final MemoryFile file;
    private final Consumer<String> log;
    private final Consumer<String> complaints;

    /** Null until the first check. */
    private Memory memory;

    Round(
            Check check,
            Optional<CloudWatchMetrics> metrics,
            Optional<Post> post,
            MemoryFile file,
            Consumer<String> log,
            Consumer<String> complaints) {
        this.check = check;
        this.metrics = metrics;
        this.post = post;
        this.file = file;
        this.log = log;
        this.complaints = complaints;
    }

    Outcome run() {
        var finding = check.look();
        log.accept(finding.line());
        var allTold = publish(finding) & remember(finding);
        if (!finding.healthy()) {
            return Outcome.UNHEALTHY;
        }
        return allTold ? Outcome.HEALTHY : Outcome.NOT_TOLD;
    }

    private boolean publish(Finding finding) {
        try {
            metrics.ifPresent(taker -> taker.publish(finding));
            return true;
        } catch (NotTold e) {
            complaints.accept(e.getMessage());
            return false;
        }
    }

    /** Written before anything is sent: a crash in between repeats a mail and never loses one. */
    private boolean remember(Finding finding) {
        var kept = recall();
        memory = memory.after(finding);
        kept &= keep();
        try {
            while (!memory.unsent().isEmpty()) {
                var notice = memory.unsent().get(0);
                post.flatMap(mail -> mail.send(notice)).ifPresent(complaints);
                memory = memory.told();
                kept &= keep();
            }
        } catch (NotTold e) {
            complaints.accept(e.getMessage() + " It will be tried again at the next check.");
            return false;
        }
        return kept;
    }

    private boolean recall() {
        try {
            memory = memory == null ? file.read() : memory;
            return true;
        } catch (IOException e) {
            complaints.accept("The state file cannot be read: " + Reason.of(e));
            memory = Memory.NEW;
            return false;
        }
    }

    /** Who cannot write still knows, as long as he lives, and tells people all the same. */
    private boolean keep() {
        try {
            file.write(memory);
            return true;
        } catch (IOException e) {
            complaints.accept("The state file cannot be written: " + Reason.of(e));
            return false;
        }
    }
}
