package org.palermo.referral.htcds.mapping;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palermo.referral.htcds.standard.FieldPlace;
import org.palermo.referral.htcds.standard.HtcdsField;

/// The content of a row, field by field, and the deviations found.
///
/// @param values the codes of the standard, or the original text where there is no code
/// @param others content that is not a field, by its position in the file
/// @param defect why the row is rejected, or null
public record InterpretedRow(int row, Map<HtcdsField, List<String>> values, Map<String, String> others, Set<ImportedField> findings,
        String defect) {

    public static InterpretedRow at(int row) {
        return new InterpretedRow(row, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>(), null);
    }

    InterpretedRow refused(String why) {
        return new InterpretedRow(row, Map.of(), Map.of(), Set.of(), why);
    }

    public List<String> of(FieldPlace home) {
        return values.entrySet().stream().filter(e -> e.getKey().home() == home).flatMap(e -> e.getValue().stream()).toList();
    }

    public Optional<String> one(FieldPlace home) {
        return of(home).stream().findFirst();
    }

    /// Empty when it has no date there.
    public Optional<LocalDate> day(FieldPlace home) {
        return CodeMapping.day(one(home));
    }

    public List<String> of(String field) {
        return values.entrySet().stream().filter(e -> e.getKey().name().equals(field))
                .findFirst().map(Map.Entry::getValue).orElse(List.of());
    }

    /// Whether the key is our own name for a position in a file, and not one that the file contains.
    static boolean isPlace(String key) {
        return key.matches("(column [A-Z]{1,3}|element \\d{1,4}|form [A-Za-z_]{1,20})");
    }
}
