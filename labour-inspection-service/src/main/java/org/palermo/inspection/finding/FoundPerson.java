package org.palermo.inspection.finding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.report.SuspectedVictim;
import org.palermo.kernel.problem.Problems;

/// One of several persons of a finding who may be victims. Each is screened by herself and has a report of her own.
///
/// @param indicators codes of the operational indicators that concern her; may be empty. DR06, VR02, VR12 and VD05, which tell her
///     migration status, neither count in her screening nor are kept with her report
/// @param victim who is reported
@RegisterForReflection
public record FoundPerson(@NotNull @Size(max = 67) List<@NotNull String> indicators, @NotNull @Valid SuspectedVictim victim) {
    /// The most persons of one finding.
    static final int MOST = 50;

    /// Adds what is wrong with codes.
    static void check(String field, List<String> indicators, Indicators known, List<Problems.Violation> wrong) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < indicators.size(); i++) {
            if (!known.knows(indicators.get(i))) {
                wrong.add(new Problems.Violation(field + "[" + i + "]", "must be a code of an operational indicator"));
            } else if (!seen.add(indicators.get(i))) {
                wrong.add(new Problems.Violation(field + "[" + i + "]", "must not be repeated"));
            }
        }
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "FoundPerson";
    }
}
