package org.palermo.local.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.palermo.local.Terminal;

/// Installs packages of Debian and its descendants, where the launcher may.
final class Debian {

    private static boolean listed;

    private Debian() {}

    static boolean canInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    static boolean install(Terminal terminal, String... packages) throws IOException, InterruptedException {
        var started = System.nanoTime();
        terminal.line("… installing " + String.join(", ", packages));
        if (!listed) {
            run(List.of("apt-get", "update", "-qq"));
            listed = true;
        }
        var command = new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
        command.addAll(Arrays.asList(packages));
        var done = run(command);
        if (done) {
            terminal.done("installed " + String.join(", ", packages), started);
        }
        return done;
    }

    private static boolean run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        return builder.start().waitFor() == 0;
    }

    /// A program on the PATH.
    static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
