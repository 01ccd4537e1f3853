package org.palermo.inspection.tip;

import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.problem.Problems;

/// The rules for each tip, however it came in.
public final class TipRules {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private TipRules() {}

    /// Refuses a tip without any content, and an amount that its currency does not have.
    public static void requireWhole(TipContent content) {
        if (TipField.in(content).isEmpty()) {
            throw Problems.invalid("content.words", "must be given, or another field of the tip");
        }
        for (int i = 0; content.transactions() != null && i < content.transactions().size(); i++) {
            content.transactions().get(i).amount().check("content.transactions[" + i + "].amount");
        }
    }

    /// @param allowed what the agreement with the partner allows
    public static void requireAgreed(List<TipField> allowed, TipContent content) {
        List<Problems.Violation> outside = TipField.in(content).stream().filter(field -> !allowed.contains(field))
                .map(field -> new Problems.Violation("content." + field.field(),
                        "must be left out: the agreement with the partner does not allow it"))
                .toList();
        if (!outside.isEmpty()) {
            throw Problems.invalid(outside);
        }
    }

    /// @param day may be null
    public static void requireSeen(String field, LocalDate day, LocalDate today) {
        if (day != null && (day.isAfter(today) || day.isBefore(EARLIEST))) {
            throw Problems.invalid(field, "must be between " + EARLIEST + " and today");
        }
    }
}
