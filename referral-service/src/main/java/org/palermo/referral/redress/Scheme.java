package org.palermo.referral.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A way to compensation, as its law has it.
///
/// @param heads what it pays for, codes as of an award
/// @param specific whether it has provisions of its own for victims of trafficking
/// @param demands what it asks for beside its conditions and should not; never read to say whether she may claim
@RegisterForReflection
public record Scheme(String code, String name, List<String> heads, boolean specific, List<Condition> conditions, List<Demanded> demands, String source) {

    /// @param source where the scheme says so
    @RegisterForReflection
    public record Demanded(Demand demand, String source) {}

    boolean isOutOfLine() {
        return !demands.isEmpty();
    }
}
