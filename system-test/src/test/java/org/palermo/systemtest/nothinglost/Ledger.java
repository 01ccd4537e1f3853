package org.palermo.systemtest.nothinglost;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/// What people were told is saved, and when they were told.
final class Ledger {

    /// The kind of a promise.
    enum Kind { REFERRAL, FINDING, REPORT, HOLD, RELEASED, PLACEMENT, WORKPLACES }

    private final Map<Kind, Map<String, Instant>> promises = new ConcurrentHashMap<>();

    /// @param what an id, or the name of a workplace
    void promised(Kind kind, String what) {
        promises.computeIfAbsent(kind, none -> new ConcurrentSkipListMap<>()).putIfAbsent(what, Instant.now());
    }

    void promised(Kind kind, UUID id) {
        promised(kind, id.toString());
    }

    Set<String> of(Kind kind) {
        return new TreeSet<>(promises.getOrDefault(kind, Map.of()).keySet());
    }

    /// The promises that were made before this instant.
    Set<String> before(Kind kind, Instant instant) {
        return promises.getOrDefault(kind, Map.of()).entrySet().stream()
                .filter(promise -> promise.getValue().isBefore(instant))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String summary() {
        return java.util.Arrays.stream(Kind.values())
                .map(kind -> of(kind).size() + " " + kind.name().toLowerCase())
                .collect(Collectors.joining(", "));
    }
}
