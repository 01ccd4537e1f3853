package org.palermo.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The command line and environment of a process of the suite, read from `/proc`, to start a second one beside it with other
/// settings.
public record CopiedProcess(List<String> command, Map<String, String> environment) {

    public static CopiedProcess of(RunningSuite suite, String process) throws IOException {
        var pid = suite.pids().get(process);
        var environment = new LinkedHashMap<String, String>();
        for (var entry : strings(pid, "environ")) {
            int sign = entry.indexOf('=');
            environment.put(entry.substring(0, sign), entry.substring(sign + 1));
        }
        return new CopiedProcess(strings(pid, "cmdline"), environment);
    }

    /// With the full compiler, as in a cluster. The launcher limits the compiler to save memory on one machine.
    public CopiedProcess compiledInFull() {
        return new CopiedProcess(command.stream().filter(option -> !option.startsWith("-XX:TieredStopAtLevel") && !option.startsWith("-XX:ReservedCodeCacheSize")).toList(), environment);
    }

    /// On the native binary, with the same heap limits.
    public CopiedProcess onBinary(Path binary) {
        return new CopiedProcess(Stream.concat(Stream.of(binary.toString()), command.stream().filter(option -> option.startsWith("-Xm"))).toList(), environment);
    }

    public StartedProcess start(Map<String, String> changed, Path log, int port) throws IOException, InterruptedException {
        var settings = new LinkedHashMap<>(environment);
        settings.putAll(changed);
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(StartedProcess.freePort()));
        return StartedProcess.of(command, settings, log.toFile(), port);
    }

    private static List<String> strings(long pid, String file) throws IOException {
        var bytes = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), file));
        return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
    }
}
