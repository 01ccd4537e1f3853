package org.palermo.referral.mechanism.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.palermo.referral.profile.ServiceCategory;

/// The served categories over a period.
final class ServedHistory {
    private final Map<Group, TreeMap<Instant, ServedCategory>> changes;

    private ServedHistory(Map<Group, TreeMap<Instant, ServedCategory>> changes) {
        this.changes = changes;
    }

    /// @param region null for the national lines
    private record Group(String region, ServiceCategory category) {}

    /// A category changed its state.
    record Change(Instant at, ServedCategory served) {}

    static ServedHistory of(List<Change> changes) {
        return new ServedHistory(changes.stream().collect(Collectors.groupingBy(
                change -> new Group(change.served().region(), change.served().category()),
                Collectors.toMap(Change::at, Change::served, (one, same) -> same, TreeMap::new))));
    }

    /// The served categories at an instant of the period.
    List<ServedCategory> at(Instant instant) {
        return changes.values().stream().map(group -> group.floorEntry(instant)).filter(Objects::nonNull).map(Map.Entry::getValue).toList();
    }
}
