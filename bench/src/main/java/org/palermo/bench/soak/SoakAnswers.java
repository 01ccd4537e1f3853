package org.palermo.bench.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;

/// The answers of a soak, by request: how long each took, what was refused, what failed.
final class SoakAnswers {

    private final Map<String, Times> times = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<String, Integer> failed = new TreeMap<>();

    synchronized void add(String request, long nanos) {
        times.computeIfAbsent(request, name -> new Times()).add(nanos);
    }

    /// Refused because of a limit, or because others were faster. This is not a failure.
    synchronized void refused(String journey, String why) {
        refused.merge(journey + ": " + why, 1, Integer::sum);
    }

    synchronized void failed(String journey, String why) {
        failed.merge(journey + ": " + why, 1, Integer::sum);
    }

    synchronized Map<String, Integer> failed() {
        return new TreeMap<>(failed);
    }

    /// @return the requests whose 99th percentile is longer than this
    synchronized List<String> slowerThan(long nanos) {
        return times.entrySet().stream().filter(entry -> entry.getValue().percentile(99) > nanos).map(Map.Entry::getKey).toList();
    }

    synchronized void print() {
        var table = new Table("request", "times", "median", "99 %", "longest");
        times.forEach((request, taken) -> table.row(request, taken.count(), taken.median(), taken.percentile(99), taken.percentile(100)));
        table.print();
        refused.forEach((what, times) -> System.out.printf("  refused %d times: %s%n", times, what));
    }
}
