package org.palermo.bench.suite;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// A separate suite for a measurement, with its own home and ports beside the suite that runs here.
///
/// @param root the checkout
/// @param port the public port
public record OwnSuite(Path root, Path home, int port) {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    /// All data of a suite: the folders that `up --fresh` recreates.
    private static final List<String> KNOWLEDGE = List.of("audit", "data", "keys", "mail", "secrets");
    private static final int PORTS = 30;

    /// Creates the suite in this folder, where its programs stay for the next time. If a suite was left running there, it is
    /// stopped.
    public static OwnSuite in(Path folder, Path root) throws IOException, InterruptedException {
        var home = Files.createDirectories(folder.resolve("home"));
        // No training runs during the measurement, and no limit on the number of searches.
        Files.writeString(home.resolve("no-training-runs"), "");
        Files.writeString(home.resolve("unbudgeted"), "");
        var suite = new OwnSuite(root, home, freePorts());
        suite.down();
        return suite;
    }

    public RunningSuite up(String... options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("up", "--detach", "--port", String.valueOf(port)));
        arguments.addAll(List.of(options));
        palermo(arguments);
        return RunningSuite.of(home);
    }

    public void down() throws IOException, InterruptedException {
        palermo(List.of("down"));
    }

    private void palermo(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("palermo").toString()));
        command.addAll(arguments);
        var log = home.resolveSibling("palermo.log");
        // Written to a file, not a pipe, because the processes that `up --detach` leaves running would keep a pipe open.
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null")).redirectOutput(log.toFile());
        builder.environment().put("PALERMO_HOME", home.toString());
        builder.environment().remove("PALERMO_TTY");
        long started = System.nanoTime();
        var process = builder.start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroy();
            throw new IOException("palermo " + String.join(" ", arguments) + " did not end: " + Files.readString(log));
        }
        if (process.exitValue() != 0) {
            throw new IOException("palermo %s ended with %d: %s".formatted(String.join(" ", arguments), process.exitValue(), Files.readString(log)));
        }
        System.out.printf("  palermo %s: %.0f s%n", String.join(" ", arguments), (System.nanoTime() - started) / 1e9);
    }

    /// Saves the data of the suite, which must be down.
    public void keep() throws IOException {
        copy(home, kept());
    }

    /// Restores the saved data. The suite must be down.
    public void restore() throws IOException {
        copy(kept(), home);
    }

    private Path kept() {
        return home.resolveSibling("kept");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (var part : KNOWLEDGE) {
            delete(to.resolve(part));
            if (Files.exists(from.resolve(part))) {
                copyTree(from.resolve(part), to.resolve(part));
            }
        }
    }

    /// Copies the file permissions too, because PostgreSQL checks them.
    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (var files = Files.walk(tree)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /// A public port that is free, like all ports that are counted from it.
    private static int freePorts() throws IOException {
        return IntStream.range(200, 300).map(block -> block * 100).filter(first -> IntStream.range(first, first + PORTS).allMatch(OwnSuite::isFree)).findFirst()
                .orElseThrow(() -> new IOException("There are no " + PORTS + " free ports in a row."));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
