package org.palermo.inspection.violation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// A violation of the catalogue, by the law on the day of the act.
///
/// @param code the same in all countries
/// @param text what the employer did, in a few words, in the wanted language, otherwise in that of the catalogue
/// @param from the first day on which this law is in force
/// @param until the first day on which it is no longer in force; left out while it is
/// @param statute where the law says it
/// @param source where it was read
/// @param verified false when nobody has read the law: check it before you rely on it
/// @param national whether it is the country's own law; false for a convention, which has no penalty
/// @param penalties what may follow; empty when the catalogue knows none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListedViolation(
        String code, String text, LocalDate from, LocalDate until, String statute, String source, boolean verified, boolean national,
        List<ListedPenalty> penalties) {

    /// @param kind who imposes it
    /// @param text what it is, in a few words
    /// @param currency ISO 4217; left out when there are no bounds
    /// @param least in minor units of the currency; left out when there are no bounds
    /// @param most in minor units of the currency; left out when the law sets none
    /// @param per what the bound `most` applies to; left out when there are no bounds
    /// @param percent of the underpayment, where the law computes the amount so; otherwise left out
    /// @param statute where the law says it
    /// @param source where it was read
    /// @param verified false when nobody has read the law
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListedPenalty(
            PenaltyKind kind, String text, String currency, Long least, Long most, PenaltyScale per, Integer percent, String statute,
            String source, boolean verified) {

        static ListedPenalty of(CatalogueFile.Penalty p) {
            return new ListedPenalty(p.kind(), p.text(), p.currency(), p.least(), p.most(), p.per(), p.percent(), p.statute(), p.source(),
                    p.read() != null);
        }

        /// The most that may be imposed for this many workers; null when the law sets no bound.
        public Long mostFor(int workers) {
            return most == null ? null : per == PenaltyScale.WORKER ? (Long) Math.multiplyExact(most, workers) : most;
        }
    }

    ListedViolation says(String words) {
        return new ListedViolation(code, words, from, until, statute, source, verified, national, penalties);
    }

    static ListedViolation of(CatalogueFile.Entry e, boolean national) {
        return new ListedViolation(e.code(), e.text(), e.from(), e.until(), e.statute(), e.source(), e.read() != null, national,
                e.penalties().stream().map(ListedPenalty::of).toList());
    }
}
