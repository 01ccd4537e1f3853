package org.palermo.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/// The output for a person: a line for each step with its seconds, and a bar for a long step. Where the output is not a
/// terminal (a pipe, a log) there are only lines, without colour or bar.
public final class Terminal {

    private static final int BAR = 30;
    private static final long BAR_EVERY_NANOS = 100_000_000L;

    private final PrintStream out;
    private final boolean live;
    private long drawn;
    private boolean barOpen;

    public Terminal(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    public static Terminal standard() {
        var dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("NO_COLOR") != null;
        return new Terminal(System.out, System.getenv("PALERMO_TTY") != null && !dumb);
    }

    public synchronized void line(String text) {
        clearBar();
        out.println(text);
        out.flush();
    }

    public void done(String step, long startedNanos) {
        line("%s %s %s".formatted(mark("✓", 32), step, seconds(System.nanoTime() - startedNanos)));
    }

    public void warn(String text) {
        line(mark("!", 33) + " " + text);
    }

    /// Runs a step and shows how long it took.
    public <T> T step(String name, Callable<T> work) throws Exception {
        var started = System.nanoTime();
        if (live) {
            show("… " + name);
        }
        var result = work.call();
        done(name, started);
        return result;
    }

    /// A bar for work of known size; with `total` 0 it shows only the count.
    public synchronized void progress(String name, long done, long total) {
        var now = System.nanoTime();
        if (!live || now - drawn < BAR_EVERY_NANOS) {
            return;
        }
        drawn = now;
        if (total <= 0) {
            show("… %s %,d".formatted(name, done));
            return;
        }
        var filled = (int) Math.min(BAR, BAR * done / total);
        show("… %s [%s%s] %d %%".formatted(name, "█".repeat(filled), "·".repeat(BAR - filled), Math.min(100, 100 * done / total)));
    }

    private synchronized void show(String text) {
        out.print("\r\u001b[K" + text);
        out.flush();
        barOpen = true;
    }

    private void clearBar() {
        if (barOpen) {
            out.print("\r\u001b[K");
            barOpen = false;
        }
    }

    private String mark(String sign, int colour) {
        return live ? "\u001b[" + colour + "m" + sign + "\u001b[0m" : sign;
    }

    public static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(nanos).toMillis() / 1000.0);
    }
}
