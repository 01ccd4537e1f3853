package org.palermo.inspection.recruitment.fee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// A rule of law on what a worker may be asked to pay.
///
/// @param from the country that the worker leaves, ISO 3166-1 alpha-2; left out for any
/// @param to the country of the work; left out for any
/// @param kind what the rule says
/// @param items what it covers; empty for everything
/// @param positions only for positions with one of these words; empty for all
/// @param months for `MOST_MONTHS_OF_WAGE`; otherwise left out
/// @param most for `MOST_AMOUNT`; otherwise left out
/// @param validFrom first day
/// @param validUntil last day; left out without an end
/// @param source the law
/// @param unverified true when nobody has read the law for this edition
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeeRule(
        String from, String to, FeeRuleKind kind, List<FeeItem> items, List<String> positions, Integer months, RecruitmentAmount most,
        LocalDate validFrom, LocalDate validUntil, String source, boolean unverified) {

    /// What a rule says.
    public enum FeeRuleKind {
        /// The worker pays nothing.
        NO_FEE,
        /// At most so many months of the wage.
        MOST_MONTHS_OF_WAGE,
        /// At most this amount.
        MOST_AMOUNT
    }

    public FeeRule {
        items = items == null ? List.of() : List.copyOf(items);
        positions = positions == null ? List.of() : List.copyOf(positions);
    }

    /// What somebody is asked to pay.
    ///
    /// @param amount null when it is not known
    public record Paid(FeeItem item, Payer by, RecruitmentAmount amount) {}

    boolean covers(FeeItem item) {
        return items.isEmpty() || items.contains(item);
    }

    /// @param words of the position, separated by spaces; null when the position is not known
    boolean appliesTo(String origin, String destination, String words, LocalDate on) {
        boolean there = (from == null || from.equals(origin)) && (to == null || to.equals(destination));
        boolean then = !on.isBefore(validFrom) && (validUntil == null || !on.isAfter(validUntil));
        boolean job = positions.isEmpty() || words != null && positions.stream().anyMatch((" " + words + " ")::contains);
        return there && then && job;
    }

    /// @throws IllegalStateException when a field is missing
    FeeRule checked() {
        boolean whole = kind != null && validFrom != null && source != null && !source.isBlank() && switch (kind) {
            case NO_FEE -> months == null && most == null;
            case MOST_MONTHS_OF_WAGE -> months != null && months > 0 && most == null;
            case MOST_AMOUNT -> most != null && months == null;
        };
        if (!whole) {
            throw new IllegalStateException("A fee rule from " + from + " to " + to + " is not whole");
        }
        return this;
    }
}
