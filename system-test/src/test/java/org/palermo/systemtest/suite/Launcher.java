package org.palermo.systemtest.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `./palermo` as somebody types it, with a separate home for the journeys.
public final class Launcher {

    /// A first start took four minutes on a machine that ran other tests at the same time.
    private static final int PATIENCE_MINUTES = 12;
    /// Runs the journeys on native binaries, where `./palermo native` has built them.
    private static final boolean NATIVE = Boolean.getBoolean("palermo.journeys.native");

    /// Rate limits of the gateway for what a person does a few times a day and a journey hundreds of times: importing, and complaints
    /// and tips from the public. The gateway's own tests test these limits.
    private static final Map<String, String> LIFTED = Map.of(
            "PALERMO_GATEWAY_LIMITS_IMPORTS_PER_SECOND", "100", "PALERMO_GATEWAY_LIMITS_IMPORTS_BURST", "1000",
            "PALERMO_GATEWAY_LIMITS_COMPLAINTS_PER_SECOND", "100", "PALERMO_GATEWAY_LIMITS_COMPLAINTS_BURST", "1000",
            "PALERMO_GATEWAY_LIMITS_TIPS_PER_SECOND", "100", "PALERMO_GATEWAY_LIMITS_TIPS_BURST", "1000");
    /// An event that its receiver refuses is sent again so soon that no journey waits for it.
    private static final Map<String, String> SOON = Map.of("PALERMO_OUTBOX_REFUSAL_PAUSE", "250ms");

    private final Path root = root();
    private final Path home;

    Launcher(Path home) {
        this.home = home;
    }

    /// The same command with another home, which gets PostgreSQL's programs from this one.
    public Launcher at(Path other) throws IOException {
        Files.createDirectories(other);
        SharedPrograms.copyInto(home.resolve("postgres"), other.resolve("postgres"), "bin/postgres");
        return new Launcher(other);
    }

    /// @param output standard output and standard error
    public record Said(int code, String output, Duration took) {

        public Said expectSuccess() {
            if (code != 0) {
                throw new IllegalStateException("ended with " + code + ": " + output);
            }
            return this;
        }
    }

    public Said run(String... arguments) {
        var command = new ArrayList<>(List.of(root.resolve("palermo").toString()));
        command.addAll(List.of(arguments));
        if (NATIVE && arguments[0].equals("up")) {
            command.add("--native");
        }
        var started = System.nanoTime();
        try {
            // Written to a file, not a pipe, because the processes that `up --detach` leaves running would keep a pipe open.
            var output = Files.createTempFile("palermo-", ".out");
            var process = prepared(command).redirectOutput(output.toFile()).start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IllegalStateException(String.join(" ", arguments) + " did not end: " + Files.readString(output));
            }
            var said = new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8), Duration.ofNanos(System.nanoTime() - started));
            Files.delete(output);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A command with the environment that the journeys' suite needs.
    public ProcessBuilder prepared(List<String> command) {
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("PALERMO_HOME", home.toString());
        builder.environment().putAll(LIFTED);
        builder.environment().putAll(SOON);
        // Set by the `./palermo test` that may have started this JVM. With it, the command would believe that it runs at a
        // terminal.
        builder.environment().remove("PALERMO_TTY");
        return builder;
    }

    public JsonNode status() {
        var said = run("status", "--json").output();
        try {
            return Answer.JSON.readTree(said.substring(said.indexOf('{')));
        } catch (IOException | StringIndexOutOfBoundsException e) {
            throw new IllegalStateException("No status: " + said, e);
        }
    }

    public Path checkout() {
        return root;
    }

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("palermo")) && Files.exists(folder.resolve("local/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not inside a checkout of Palermo");
    }
}
