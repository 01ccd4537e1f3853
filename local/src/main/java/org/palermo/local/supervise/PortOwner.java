package org.palermo.local.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds the process that listens on a port, as far as the system shows it: /proc on Linux, lsof elsewhere. Another user's
/// process stays unknown.
final class PortOwner {

    private static final String LISTEN = "0A";

    private PortOwner() {}

    static Optional<String> of(int port) {
        try {
            return Files.isDirectory(Path.of("/proc/net")) ? fromProc(port) : fromLsof(port);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> fromProc(int port) throws IOException {
        for (var table : List.of("tcp", "tcp6")) {
            var inode = inodeOf(Path.of("/proc/net", table), port);
            if (inode.isPresent()) {
                return processWith("socket:[" + inode.get() + "]");
            }
        }
        return Optional.empty();
    }

    /// Columns of /proc/net/tcp: number, local address:port in hexadecimal, remote, state … inode (the tenth).
    private static Optional<String> inodeOf(Path table, int port) throws IOException {
        if (!Files.exists(table)) {
            return Optional.empty();
        }
        var ending = ":%04X".formatted(port);
        try (var lines = Files.lines(table)) {
            return lines
                    .skip(1)
                    .map(line -> line.trim().split("\\s+"))
                    .filter(columns -> columns[1].endsWith(ending) && columns[3].equals(LISTEN))
                    .map(columns -> columns[9])
                    .findFirst();
        }
    }

    private static Optional<String> processWith(String socket) {
        return ProcessHandle.allProcesses().filter(process -> holds(process.pid(), socket)).findFirst().map(PortOwner::name);
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> pointsTo(file, socket));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static boolean pointsTo(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(ProcessHandle process) {
        var command = process.info().command().map(path -> Path.of(path).getFileName().toString()).orElse("a process");
        return "%s (pid %d)".formatted(command, process.pid());
    }

    private static Optional<String> fromLsof(int port) throws IOException, InterruptedException {
        var lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
        var pid = new String(lsof.getInputStream().readAllBytes()).lines().findFirst();
        lsof.waitFor(5, TimeUnit.SECONDS);
        return pid.map(Long::parseLong).flatMap(ProcessHandle::of).map(PortOwner::name);
    }
}
