package org.palermo.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/// When a category of a region did not work fully, in days before the sample's instant. It is a fixed table, so that some
/// regions are fully operational, some partly and some not, and so that the past looks different.
final class Disruptions {
    private final Map<String, List<CSVRecord>> byPlace = Resources.csv("sample/disruptions.csv").stream()
            .collect(Collectors.groupingBy(row -> row.get("region") + " " + row.get("category")));

    boolean touch(String region, Category category) {
        return byPlace.containsKey(region + " " + category);
    }

    /// The states of a line since it opened, oldest first.
    List<ServiceLine.Change> states(String region, Category category, Instant opened, Instant now) {
        var states = new ArrayList<ServiceLine.Change>();
        states.add(new ServiceLine.Change("OPERATIONAL", "OPENED", opened));
        for (CSVRecord row : byPlace.getOrDefault(region + " " + category, List.of())) {
            Instant from = ago(now, row.get("fromDaysAgo"));
            // A disruption directly after another replaces the recovery between them.
            if (states.getLast().since().equals(from)) {
                states.removeLast();
            }
            states.add(new ServiceLine.Change(row.get("state"), row.get("reason"), from));
            if (!row.get("untilDaysAgo").isEmpty()) {
                states.add(new ServiceLine.Change("OPERATIONAL", "RESTORED", ago(now, row.get("untilDaysAgo"))));
            }
        }
        return states;
    }

    private static Instant ago(Instant now, String days) {
        return now.minus(Duration.ofDays(Long.parseLong(days)));
    }
}
