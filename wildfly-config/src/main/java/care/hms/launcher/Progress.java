package care.hms.launcher;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Tells a person what is going on: a line per step, a dot per second while it lasts, and how long it took. */
final class Progress {

    private static final long DOT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream out;
    private boolean stepOpen;
    private long stepBegan;
    private long lastDot;

    Progress(PrintStream out) {
        this.out = out;
    }

    static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    synchronized void begin(String step) {
        endLine();
        out.print("  " + step + " ");
        out.flush();
        stepOpen = true;
        stepBegan = System.nanoTime();
        lastDot = stepBegan;
    }

    synchronized void goOn() {
        var now = System.nanoTime();
        if (stepOpen && now - lastDot >= DOT_NANOS) {
            out.print(".");
            out.flush();
            lastDot = now;
        }
    }

    synchronized void done() {
        if (stepOpen) {
            out.printf(" %.1f s%n", (System.nanoTime() - stepBegan) / 1e9);
            out.flush();
            stepOpen = false;
        }
    }

    synchronized void say(String line) {
        endLine();
        out.println(line);
        out.flush();
    }

    /** Ends a step that did not succeed; what comes next begins on a line of its own. */
    synchronized void endLine() {
        if (stepOpen) {
            out.println();
            stepOpen = false;
        }
    }
}
