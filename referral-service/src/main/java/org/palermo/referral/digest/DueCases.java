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
import java.util.stream.Stream;
import org.palermo.kernel.notice.MailLine;

/// What is due on a day in the cases of an agency. Also the event for subscribers, with one list for each matter, under its name.
@RegisterForReflection
record DueCases(UUID agency, String country, LocalDate day, Map<Matter, Listed> lists) {
    static final String TYPE = "org.palermo.referral.cases-due";

    /// A mail doesn't say which person a case is about: cases of missing persons and of children are below one heading with others.
    private static final String LOOK = "due.look";

    /// Why a case is listed, in the order of a mail.
    enum Matter {
        OVERDUE("overdue", "due.overdue"),
        DUE("due", "due.today"),
        SOON("soon", "due.soon"),
        RECOVERY_ENDING("recoveryEnding", "due.recoveryEnds"),
        RECOVERY_OVER("recoveryOver", "due.recoveryOver"),
        MISSING("missing", LOOK),
        INTERVIEW_OVERDUE("interviewOverdue", LOOK),
        INTERVIEW_DUE("interviewDue", LOOK),
        NO_GUARDIAN("noGuardian", LOOK);

        private final String field;
        /// The heading of the cases in the mail.
        private final String heading;

        Matter(String field, String heading) {
            this.field = field;
            this.heading = heading;
        }
    }

    /// @param count the number of all such cases
    /// @param references the first of them, longest due first
    @RegisterForReflection
    record Listed(long count, List<String> references) {
        static final Listed NONE = new Listed(0, List.of());

        /// A case that both list is counted once, as far as its reference is listed.
        private Listed and(Listed other) {
            List<String> both = Stream.concat(references.stream(), other.references.stream()).distinct().toList();
            return new Listed(count + other.count - (references.size() + other.references.size() - both.size()), both);
        }

        private List<MailLine> lines(String heading) {
            List<MailLine> lines = new ArrayList<>();
            if (count > 0) {
                lines.add(MailLine.of(heading, count));
                references.forEach(reference -> lines.add(MailLine.of(reference)));
            }
            if (count > references.size()) {
                lines.add(MailLine.of("due.more", count - references.size()));
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
    List<MailLine> lines() {
        Map<String, Listed> byHeading = new LinkedHashMap<>();
        Arrays.stream(Matter.values()).forEach(matter -> byHeading.merge(matter.heading, of(matter), Listed::and));
        return byHeading.entrySet().stream().flatMap(one -> one.getValue().lines(one.getKey()).stream()).toList();
    }

    private Listed of(Matter matter) {
        return lists.getOrDefault(matter, Listed.NONE);
    }
}
