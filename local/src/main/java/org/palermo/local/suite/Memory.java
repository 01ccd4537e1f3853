package org.palermo.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The memory that a process and its children really use, in bytes. On Linux a page that several processes share counts
/// for each by its share: otherwise PostgreSQL's buffers would count once for each connection.
final class Memory {

    private Memory() {}

    static long of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToLong(Memory::one).sum();
    }

    /// Without its children.
    static long alone(ProcessHandle process) {
        return one(process);
    }

    private static long one(ProcessHandle process) {
        try {
            var rollup = Path.of("/proc/" + process.pid() + "/smaps_rollup");
            return Files.exists(rollup) ? kilobytes(rollup, "Pss:") : fromPs(process);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long kilobytes(Path file, String label) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines
                    .filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static long fromPs(ProcessHandle process) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        var said = new String(ps.getInputStream().readAllBytes()).strip();
        return said.isEmpty() ? 0 : Long.parseLong(said) * 1024;
    }
}
