package org.palermo.referral.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether the person may have a claim. It uses only the conditions and the circumstances: it never gets a scheme's demands about the case,
/// the police or seized assets.
///
/// @param verdict what follows from the answers
/// @param conditions in the order of the scheme
@RegisterForReflection
public record Eligibility(Verdict verdict, List<Asked> conditions) {

    @Schema(name = "EligibilityVerdict")
    public enum Verdict { LIKELY, UNSURE, UNLIKELY }

    /// @param what the code of the condition
    /// @param holds whether the condition is met; null when the circumstances do not say, or a late claim may still be accepted
    /// @param source the law, with the paragraph
    @RegisterForReflection
    @Schema(name = "EligibilityCondition")
    public record Asked(String what, Boolean holds, String source) {}

    /// @param country the country of the scheme
    static Eligibility of(List<Condition> conditions, String country, Circumstances told, LocalDate today) {
        List<Asked> asked = conditions.stream().map(c -> new Asked(name(c), c.holds(told, country, today), c.source())).toList();
        if (asked.stream().anyMatch(a -> Boolean.FALSE.equals(a.holds()))) {
            return new Eligibility(Verdict.UNLIKELY, asked);
        }
        return new Eligibility(asked.stream().allMatch(a -> Boolean.TRUE.equals(a.holds())) ? Verdict.LIKELY : Verdict.UNSURE, asked);
    }

    private static String name(Condition condition) {
        return switch (condition) {
            case Condition.CrimeThere _ -> "CRIME_THERE";
            case Condition.Violence _ -> "VIOLENCE";
            case Condition.Injury _ -> "INJURY";
            case Condition.Within _ -> "WITHIN";
        };
    }
}
