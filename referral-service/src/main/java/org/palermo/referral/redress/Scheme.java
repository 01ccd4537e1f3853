package org.palermo.referral.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;

/// A way to compensation, as its law has it.
///
/// @param heads what it pays for, codes as of an award
/// @param specific whether it has provisions of its own for victims of trafficking
/// @param unverified which conditions and demands stand here by something else than the text of the scheme; null when none
/// @param demands what it asks for beside its conditions and should not; never read to say whether she may claim
@RegisterForReflection
public record Scheme(String code, String name, List<String> heads, boolean specific, List<Condition> conditions, List<Demanded> demands, List<String> unverified, String source) {

    /// @param source where the scheme says so
    @RegisterForReflection
    public record Demanded(Demand demand, String source) {}

    /// Where in the country it holds; null for all of it.
    List<String> regions() {
        return conditions.stream().filter(Condition.CrimeThere.class::isInstance).map(condition -> ((Condition.CrimeThere) condition).regions())
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    boolean isOutOfLine() {
        return !demands.isEmpty();
    }
}
