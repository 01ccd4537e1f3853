package org.palermo.referral.casefile.worklist;

import java.util.Locale;
import org.palermo.kernel.problem.Problems;

/// The worklist's filter by term: the open duty (`OVERDUE`, `SOON`); the end of recovery and reflection (`RECOVERY_ENDING`,
/// `RECOVERY_OVER`); or the end of the minimum recovery period (`DECIDABLE`), after which the conclusive decision can be made, even where
/// the law sets no term for it.
public enum DueFilter {
    ANY(""),
    OVERDUE(" and c.due_on < w.today"),
    SOON(" and c.due_on between w.today and w.soon_until"),
    RECOVERY_ENDING(" and c.stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and c.recovery_ends_on between w.today and w.soon_until"),
    RECOVERY_OVER(" and c.stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and c.recovery_ends_on < w.today"),
    DECIDABLE(" and c.stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and c.recovery_least_on < w.today");

    final String condition;

    DueFilter(String condition) {
        this.condition = condition;
    }

    /// The value of the query parameter.
    String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isOfRecovery() {
        return this == RECOVERY_ENDING || this == RECOVERY_OVER;
    }

    public static DueFilter parse(String due) {
        return switch (due) {
            case null -> ANY;
            case "overdue" -> OVERDUE;
            case "soon" -> SOON;
            case "recovery-ending" -> RECOVERY_ENDING;
            case "recovery-over" -> RECOVERY_OVER;
            case "decidable" -> DECIDABLE;
            default -> throw Problems.invalid("due", "must be overdue, soon, recovery-ending, recovery-over or decidable");
        };
    }
}
