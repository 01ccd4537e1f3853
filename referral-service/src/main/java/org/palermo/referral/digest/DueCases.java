package org.palermo.referral.digest;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is due on a day in the cases of an agency. Also the event for subscribers, with one list for each matter, under its name.
@RegisterForReflection
record DueCases(UUID agency, String country, LocalDate day, Map<Matter, Listed> lists) {
    static final String TYPE = "org.palermo.referral.cases-due";

    /// Why a case is listed, in the order of a mail.
    enum Matter {
        OVERDUE("overdue", "Overdue"),
        DUE("due", "Due today"),
        SOON("soon", "Due soon"),
        RECOVERY_ENDING("recoveryEnding", "Recovery ends"),
        RECOVERY_OVER("recoveryOver", "Recovery is over"),
        MISSING("missing", "Missing"),
        INTERVIEW_OVERDUE("interviewOverdue", "Return interview overdue"),
        INTERVIEW_DUE("interviewDue", "Return interview due"),
        NO_GUARDIAN("noGuardian", "No guardian");

        private final String field;
        private final String words;

        Matter(String field, String words) {
            this.field = field;
            this.words = words;
        }
    }

    /// @param count the number of all such cases
    /// @param references the first of them, longest due first
    @RegisterForReflection
    record Listed(long count, List<String> references) {
        static final Listed NONE = new Listed(0, List.of());

        private List<String> lines(String what) {
            List<String> lines = new ArrayList<>();
            if (count > 0) {
                lines.add(what + ": " + count);
                lines.addAll(references);
            }
            if (count > references.size()) {
                lines.add("and " + (count - references.size()) + " more");
            }
            return lines;
        }
    }

    static DueCases none(UUID agency, String country, LocalDate day) {
        return new DueCases(agency, country, day, Map.of());
    }

    DueCases with(Matter matter, Listed listed) {
        Map<Matter, Listed> all = new EnumMap<>(Matter.class);
        all.putAll(lists);
        all.put(matter, listed);
        return new DueCases(agency, country, day, all);
    }

    @JsonValue
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("agency", agency);
        fields.put("country", country);
        fields.put("day", day);
        Arrays.stream(Matter.values()).forEach(matter -> fields.put(matter.field, of(matter)));
        return fields;
    }

    /// The lines of the mail.
    List<String> lines() {
        return Arrays.stream(Matter.values()).flatMap(matter -> of(matter).lines(matter.words).stream()).toList();
    }

    private Listed of(Matter matter) {
        return lists.getOrDefault(matter, Listed.NONE);
    }
}
