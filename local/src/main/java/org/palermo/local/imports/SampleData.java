package org.palermo.local.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.Terminal;
import org.palermo.local.sample.Sample;

/// Loads the sample into an empty suite, once: afterwards the data belongs to the users.
public final class SampleData {

    private final Home home;
    private final Ports ports;
    private final Terminal terminal;

    public SampleData(Home home, Ports ports, Terminal terminal) {
        this.home = home;
        this.ports = ports;
        this.terminal = terminal;
    }

    public void load() throws IOException {
        if (Files.exists(mark(home))) {
            return;
        }
        var started = System.nanoTime();
        // Rejected rows of the published lists matter to a person who imports one; here their number is enough.
        var client = new ImportClient(ports, name -> new Counted(terminal, name));
        var sample = new Sample(Sample.DEFAULT_SEED, Instant.now());
        sample.load(
                client,
                home.in("data", "sample"),
                (name, summary) -> terminal.line("  sample: %s: %s".formatted(name, TerminalProgress.line(summary))));
        desks(sample);
        loadNoMore(home);
        terminal.done("sample loaded", started);
    }

    /// Loads no sample from now on, even if the power fails next. A restore calls this before its data is there, because
    /// afterwards would be too late.
    public static void loadNoMore(Home home) throws IOException {
        Secrets.writePrivately(mark(home), out -> out.write(Instant.now().toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /// Beside the databases, so that deleting them deletes the mark too.
    private static Path mark(Home home) {
        return home.in("data", "sample-loaded");
    }

    /// The suite is useful without it, so a refusal is told and the start goes on.
    private void desks(Sample sample) {
        try {
            sample.fillDesks(new DeskCalls(ports));
            terminal.line("  sample: desks of labour inspection: filled");
        } catch (RuntimeException e) {
            terminal.warn("The desks of labour inspection have no sample: " + e.getMessage());
        }
    }

    private record Counted(Terminal terminal, String name) implements ImportClient.ProgressListener {

        @Override
        public void progress(long read) {
            terminal.progress("sample: " + name, read, 0);
        }

        @Override
        public void rejected(long row, String reason) {}
    }
}
