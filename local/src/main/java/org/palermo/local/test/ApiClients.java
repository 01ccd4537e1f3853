package org.palermo.local.test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.palermo.local.Checkout;
import org.palermo.local.Terminal;

/// Lints the API documents, generates a TypeScript client from each and compiles them strictly: `docs/api/client`.
public final class ApiClients {
    private static final Path FOLDER = Path.of("docs", "api", "client");
    private static final int SHOWN_LINES = 40;

    private ApiClients() {}

    /// @return false when a document has an error or a warning, or a client does not compile. Where npm is missing or can't fetch the
    ///     tools, nothing is checked, and the run says so
    public static boolean check(Terminal terminal) throws IOException, InterruptedException {
        var started = System.nanoTime();
        if (Debian.program("npm").isEmpty() || run(new ArrayList<>(), "ci", "--no-audit", "--no-fund") != 0) {
            terminal.warn("npm is missing or can't fetch the tools of " + FOLDER
                    + ": the API documents are not linted, their clients not compiled");
            return true;
        }
        var said = new ArrayList<String>();
        if (run(said, "run", "--silent", "check") == 0) {
            terminal.done("API documents linted, TypeScript clients compiled", started);
            return true;
        }
        said.stream().skip(Math.max(0, said.size() - SHOWN_LINES)).forEach(terminal::line);
        terminal.warn("The API documents have a problem, or their TypeScript clients don't compile");
        return false;
    }

    private static int run(List<String> said, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(arguments));
        var npm = new ProcessBuilder(command).directory(Checkout.root().resolve(FOLDER).toFile()).redirectErrorStream(true).start();
        npm.inputReader().lines().forEach(said::add);
        return npm.waitFor();
    }
}
