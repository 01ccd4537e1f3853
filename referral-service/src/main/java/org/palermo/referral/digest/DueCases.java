package org.palermo.referral.digest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What of an agency's cases is due on a day. Also the event that is told to whoever subscribes.
@RegisterForReflection
record DueCases(UUID agency, String country, LocalDate day, Listed overdue, Listed due, Listed soon) {
    static final String TYPE = "org.palermo.referral.cases-due";

    /// @param count of all of them
    /// @param references of the first, the longest due before the others
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

    DueCases with(String how, Listed listed) {
        return switch (how) {
            case "OVERDUE" -> new DueCases(agency, country, day, listed, due, soon);
            case "DUE" -> new DueCases(agency, country, day, overdue, listed, soon);
            default -> new DueCases(agency, country, day, overdue, due, listed);
        };
    }

    /// As its mail lists it.
    List<String> lines() {
        List<String> lines = new ArrayList<>(overdue.lines("Overdue"));
        lines.addAll(due.lines("Due today"));
        lines.addAll(soon.lines("Due soon"));
        return lines;
    }
}
