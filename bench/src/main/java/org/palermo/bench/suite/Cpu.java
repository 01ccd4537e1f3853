package org.palermo.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The processor time that each process of the suite has used, from `/proc`; for PostgreSQL, including all its child
/// processes. Empty without `/proc`.
public record Cpu(Map<String, Double> seconds) {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    public static Cpu now(RunningSuite suite) {
        var seconds = new LinkedHashMap<String, Double>();
        if (Files.isDirectory(PROC)) {
            suite.pids().forEach((name, pid) -> seconds.put(name, ProcessHandle.of(pid)
                    .map(process -> of(process) + process.descendants().mapToDouble(Cpu::of).sum()).orElse(0.0)));
        }
        return new Cpu(seconds);
    }

    public Cpu since(Cpu before) {
        var used = new LinkedHashMap<String, Double>();
        seconds.forEach((name, now) -> used.put(name, now - before.seconds.getOrDefault(name, now)));
        return new Cpu(used);
    }

    static double of(ProcessHandle process) {
        try {
            var stat = Files.readString(PROC.resolve(process.pid() + "/stat"));
            // The process name in parentheses may contain spaces.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
