package org.palermo.local.imports;

import org.palermo.local.Terminal;
import org.palermo.local.sample.Importing;

/// Shows an import at the terminal.
public record TerminalProgress(Terminal terminal, String name) implements ImportClient.ProgressListener {

    @Override
    public void progress(long read) {
        terminal.progress(name, read, 0);
    }

    @Override
    public void rejected(long row, String reason) {
        terminal.line("  row %d: %s".formatted(row, reason));
    }

    public static String line(Importing.Summary summary) {
        return "%,d rows read, %,d imported, %,d matched, %,d rejected"
                .formatted(summary.read(), summary.imported(), summary.matched(), summary.rejected());
    }
}
