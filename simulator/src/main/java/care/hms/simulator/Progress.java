package care.hms.simulator;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells a person how far the replay is: one line that is written over in a terminal, a line now and then elsewhere. */
public final class Progress {
    private final PrintWriter out;
    private final boolean terminal;
    private final Duration every;
    private long lastShown;
    private boolean shownBefore;
    private int width;

    private Progress(PrintWriter out, boolean terminal, Duration every) {
        this.out = out;
        this.terminal = terminal;
        this.every = every;
    }

    /** For a terminal: the line is written over. */
    public static Progress inTerminal(PrintWriter out) {
        return new Progress(out, true, Duration.ofMillis(100));
    }

    /** For a log or a file: at most one progress line in that real time. */
    public static Progress inLog(PrintWriter out, Duration every) {
        return new Progress(out, false, every);
    }

    /** Shows the present state, unless the last one was shown a moment ago. */
    synchronized void show(String state) {
        var now = System.nanoTime();
        if (shownBefore && now - lastShown < every.toNanos()) {
            return;
        }
        shownBefore = true;
        lastShown = now;
        if (terminal) {
            out.print("\r" + state + " ".repeat(Math.max(0, width - state.length())));
            out.flush();
            width = state.length();
        } else {
            out.println(state);
            out.flush();
        }
    }

    /** Says something that is to stay on the screen. */
    synchronized void say(String sentence) {
        endLine();
        out.println(sentence);
        out.flush();
        shownBefore = false;
    }

    /** Ends a line that would have been written over. */
    synchronized void endLine() {
        if (width > 0) {
            out.println();
            out.flush();
            width = 0;
        }
    }
}
