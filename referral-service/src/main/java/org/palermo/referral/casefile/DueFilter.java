package org.palermo.referral.casefile;

import org.palermo.kernel.problem.Problems;

/// The worklist's filter by term.
enum DueFilter {
    ANY(""),
    OVERDUE(" and c.due_on < w.today"),
    SOON(" and c.due_on between w.today and w.soon_until");

    final String condition;

    DueFilter(String condition) {
        this.condition = condition;
    }

    static DueFilter parse(String due) {
        return switch (due) {
            case null -> ANY;
            case "overdue" -> OVERDUE;
            case "soon" -> SOON;
            default -> throw Problems.invalid("due", "is overdue or soon");
        };
    }
}
