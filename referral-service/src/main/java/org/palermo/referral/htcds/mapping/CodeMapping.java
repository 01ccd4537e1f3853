package org.palermo.referral.htcds.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.htcds.standard.HtcdsField;

/// Converts between codes of the standard and values of a case file.
final class CodeMapping {
    static final Set<String> CLOSED = Set.of("Closed", "ClosedReferred");

    private static final Map<String, Sex> SEXES = Map.of("Feminine", Sex.FEMALE, "Masculine", Sex.MALE, "TransgenderFeminine", Sex.OTHER,
            "TransgenderMasculine", Sex.OTHER, "NonConforming", Sex.OTHER, "NonSpecifiedUnknown", Sex.UNKNOWN);
    private static final Map<Sex, String> GENDERS =
            Map.of(Sex.FEMALE, "Feminine", Sex.MALE, "Masculine", Sex.OTHER, "NonConforming", Sex.UNKNOWN, "NonSpecifiedUnknown");
    private static final Map<String, Exploitation> KINDS = Map.of("ForcedLabour", Exploitation.LABOUR, "ChildLabour", Exploitation.LABOUR,
            "SexualExploitation", Exploitation.SEXUAL, "ForcedMarriage", Exploitation.FORCED_MARRIAGE, "Servitude",
            Exploitation.DOMESTIC_SERVITUDE, "OrganRemoval", Exploitation.ORGAN);
    private static final Map<Exploitation, String> TYPES =
            Map.of(Exploitation.LABOUR, "ForcedLabour", Exploitation.SEXUAL, "SexualExploitation",
            Exploitation.FORCED_MARRIAGE, "ForcedMarriage", Exploitation.DOMESTIC_SERVITUDE, "Servitude", Exploitation.ORGAN,
            "OrganRemoval");

    private CodeMapping() {}

    static Sex sex(Optional<String> gender) {
        return gender.map(code -> SEXES.getOrDefault(code, Sex.UNKNOWN)).orElse(Sex.UNKNOWN);
    }

    static String gender(Sex sex) {
        return GENDERS.get(sex);
    }

    /// A type without a counterpart here becomes the kind `OTHER`; so does a missing one.
    static Set<Exploitation> kinds(Collection<String> types) {
        Set<Exploitation> kinds = types.stream().map(type -> KINDS.getOrDefault(type, Exploitation.OTHER))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Exploitation.class)));
        return kinds.isEmpty() ? EnumSet.of(Exploitation.OTHER) : kinds;
    }

    static List<String> types(Collection<Exploitation> kinds) {
        return kinds.stream().map(kind -> TYPES.getOrDefault(kind, "Other")).distinct().toList();
    }

    /// Whether the code that would be exported differs from the imported one.
    static boolean isCoarser(HtcdsField field, Collection<String> values) {
        return switch (field.home()) {
            case SEX -> values.stream().anyMatch(code -> !code.equals(gender(sex(Optional.of(code)))));
            case EXPLOITATION -> !Set.copyOf(values).equals(Set.copyOf(types(kinds(values))));
            default -> false;
        };
    }

    static String status(CaseFileStage stage) {
        return switch (stage) {
            case CLOSED_REFERRED -> "ClosedReferred";
            case NOTIFIED_ONLY, WITHDRAWN, CLOSED -> "Closed";
            case TRANSITION -> "FollowUp";
            default -> "Active";
        };
    }

    /// The decision of the competent authority here, if any; it overrides what another body found before.
    static Optional<String> found(CaseFileStage stage) {
        return switch (stage) {
            case CONCLUSIVE_GROUNDS_POSITIVE, TRANSITION -> Optional.of("ActualVictimOfTrafficking");
            case REASONABLE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE -> Optional.of("NotAVictimOfTrafficking");
            default -> Optional.empty();
        };
    }

    /// @return empty when the text is not a date
    static Optional<LocalDate> day(Optional<String> text) {
        try {
            return text.filter(iso -> iso.matches("\\d{4}-\\d{2}-\\d{2}")).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
