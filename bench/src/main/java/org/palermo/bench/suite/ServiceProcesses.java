package org.palermo.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The processes of the suite at one instant, and the lengths of their logs at that time.
public record ServiceProcesses(Map<String, Long> pids, Map<Path, Long> logs) {

    public static ServiceProcesses of(RunningSuite suite) throws IOException {
        var logs = new LinkedHashMap<Path, Long>();
        for (var log : logs(suite)) {
            logs.put(log, Files.size(log));
        }
        return new ServiceProcesses(suite.pids(), logs);
    }

    /// @return the names of those that have another process now
    public List<String> changedIn(RunningSuite suite) throws IOException {
        var now = RunningSuite.of(suite.home()).pids();
        return pids.keySet().stream().filter(name -> !pids.get(name).equals(now.get(name))).toList();
    }

    /// @return the logs in which an `OutOfMemoryError` was written since then
    public List<String> outOfMemory(RunningSuite suite) throws IOException {
        var found = new ArrayList<String>();
        for (var log : logs(suite)) {
            try (var in = Files.newInputStream(log)) {
                in.skipNBytes(Math.min(logs.getOrDefault(log, 0L), Files.size(log)));
                if (new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("java.lang.OutOfMemoryError")) {
                    found.add(log.getFileName().toString());
                }
            }
        }
        return found;
    }

    private static List<Path> logs(RunningSuite suite) throws IOException {
        try (var files = Files.walk(suite.home().resolve("logs"), 1)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
