package org.palermo.referral.htcds;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a row says, field by field, and what was named on the way.
///
/// @param values codes as the standard has them; as it was told where that is none
/// @param others what is no field, by its place in the file
/// @param defect why the row can't be taken, or null
record Understood(int row, Map<HtcdsField, List<String>> values, Map<String, String> others, Set<Finding> findings, String defect) {

    static Understood at(int row) {
        return new Understood(row, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>(), null);
    }

    Understood refused(String why) {
        return new Understood(row, Map.of(), Map.of(), Set.of(), why);
    }

    List<String> of(Home home) {
        return values.entrySet().stream().filter(e -> e.getKey().home() == home).flatMap(e -> e.getValue().stream()).toList();
    }

    Optional<String> one(Home home) {
        return of(home).stream().findFirst();
    }

    List<String> of(String field) {
        return values.entrySet().stream().filter(e -> e.getKey().name().equals(field)).findFirst().map(Map.Entry::getValue).orElse(List.of());
    }

    /// Our own word for a place in a file, and not one that came with it.
    static boolean isPlace(String key) {
        return key.matches("(column [A-Z]{1,3}|element \\d{1,4}|form [A-Za-z_]{1,20})");
    }
}
