package org.palermo.referral.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A compensation scheme, as its law describes it.
///
/// @param heads the heads of damage that it pays for, with the codes of an award
/// @param specific whether it has its own provisions for victims of trafficking
/// @param unverified the conditions and demands that were not read in the text of the scheme itself; null when none
/// @param demands what the scheme demands beyond its conditions and should not demand; never used for eligibility
@RegisterForReflection
public record Scheme(String code, String name, List<String> heads, boolean specific, List<Condition> conditions, List<Demanded> demands,
        List<String> unverified, String source) {

    /// @param demand what the scheme demands
    /// @param source where the scheme demands it
    @RegisterForReflection
    @Schema(name = "SchemeRequirement")
    public record Demanded(Demand demand, String source) {}

    /// The regions where it applies; null for the whole country.
    List<String> regions() {
        return conditions.stream().filter(Condition.CrimeThere.class::isInstance)
                .map(condition -> ((Condition.CrimeThere) condition).regions())
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    boolean isOutOfLine() {
        return !demands.isEmpty();
    }
}
