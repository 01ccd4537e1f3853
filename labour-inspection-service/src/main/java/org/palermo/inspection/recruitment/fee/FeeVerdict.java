package org.palermo.inspection.recruitment.fee;

import java.util.List;

/// Whether the law allows what a worker is asked to pay.
public enum FeeVerdict {
    /// The worker pays nothing.
    NOTHING_TO_PAY,
    WITHIN,
    ABOVE,
    FORBIDDEN,
    /// There is a ceiling, but not the wage, the amount or the currency to compare with.
    NOT_COMPARABLE,
    NO_RULE;

    /// The worst that one of the rules says. Payments of one rule are added up, in its currency.
    ///
    /// @param rules all that apply
    /// @param monthly the wage of a month, or null
    public static FeeVerdict of(List<FeeRule> rules, List<FeeRule.Paid> paid, RecruitmentAmount monthly) {
        List<FeeRule.Paid> byWorker = paid.stream()
                .filter(p -> p.by() == Payer.WORKER && (p.amount() == null || p.amount().minor() > 0)).toList();
        if (byWorker.isEmpty()) {
            return NOTHING_TO_PAY;
        }
        List<FeeVerdict> said = rules.stream().filter(rule -> byWorker.stream().anyMatch(p -> rule.covers(p.item())))
                .map(rule -> of(rule, byWorker.stream().filter(p -> rule.covers(p.item())).toList(), monthly)).toList();
        for (FeeVerdict worst : List.of(FORBIDDEN, ABOVE, NOT_COMPARABLE)) {
            if (said.contains(worst)) {
                return worst;
            }
        }
        boolean allCovered = byWorker.stream().allMatch(p -> rules.stream().anyMatch(rule -> rule.covers(p.item())));
        return said.isEmpty() || !allCovered ? NO_RULE : WITHIN;
    }

    private static FeeVerdict of(FeeRule rule, List<FeeRule.Paid> paid, RecruitmentAmount monthly) {
        return switch (rule.kind()) {
            case NO_FEE -> FORBIDDEN;
            case MOST_AMOUNT -> within(paid, rule.most(), 1);
            case MOST_MONTHS_OF_WAGE -> monthly == null ? NOT_COMPARABLE : within(paid, monthly, rule.months());
        };
    }

    private static FeeVerdict within(List<FeeRule.Paid> paid, RecruitmentAmount ceiling, int times) {
        if (paid.stream().anyMatch(p -> p.amount() == null || !p.amount().isIn(ceiling))) {
            return NOT_COMPARABLE;
        }
        long sum = paid.stream().mapToLong(p -> p.amount().minor()).reduce(0, Math::addExact);
        return sum <= Math.multiplyExact(ceiling.minor(), times) ? WITHIN : ABOVE;
    }
}
