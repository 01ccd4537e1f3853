package org.palermo.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The size of each JVM's heap after a full collection, measured repeatedly.
public final class Heaps {

    private static final List<String> JVMS = List.of("gateway", "portal", "referral-service", "shelter-capacity-service", "labour-inspection-service", "keycloak");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /// The growth of a heap that is still allowed between the first quarter and the end: caches fill, and measurements
    /// scatter.
    private static final double GROWTH = 1.15;
    private static final long SCATTER = 8 * 1024;

    private final Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private final Map<String, Long> pids = new LinkedHashMap<>();
    private final Map<String, List<Long>> kilobytes = new LinkedHashMap<>();

    public Heaps(RunningSuite suite) {
        JVMS.stream().filter(suite.pids()::containsKey).forEach(name -> pids.put(name, suite.pids().get(name)));
    }

    public synchronized void measure() {
        pids.forEach((name, pid) -> kilobytes.computeIfAbsent(name, any -> new ArrayList<>()).add(collected(pid)));
    }

    /// @return kilobytes; 0 when the process has ended
    private long collected(long pid) {
        ask(pid, "GC.run");
        var info = ask(pid, "GC.heap_info");
        return info.lines().filter(line -> !line.contains("Metaspace") && !line.contains("class space")).map(USED::matcher).filter(Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1))).sum();
    }

    private String ask(long pid, String command) {
        try {
            var process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized boolean areFlat() {
        return kilobytes.values().stream().allMatch(Heaps::isFlat);
    }

    private static boolean isFlat(List<Long> heap) {
        long early = heap.get(heap.size() / 4);
        return heap.getLast() > 0 && heap.getLast() <= early * GROWTH + SCATTER;
    }

    public synchronized void print() {
        kilobytes.forEach((name, heap) -> System.out.printf("  heap of %s after collection, MiB: %s%s%n", name, heap.stream().map(size -> size / 1024).toList(),
                isFlat(heap) ? "" : " GROWS"));
    }
}
