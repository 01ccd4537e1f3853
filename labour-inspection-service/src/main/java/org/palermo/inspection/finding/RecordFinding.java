package org.palermo.inspection.finding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.report.SuspectedVictim;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.problem.Problems;

/// An inspector records a finding.
///
/// @param id made by her device, so that a repeat on a bad network is known as one; or null
/// @param workers how many the finding concerns
/// @param indicators codes of the operational indicators, e.g. `EX01`; may be empty when a suspected victim is named
/// @param note the conditions in her words; never who a victim is
@RegisterForReflection
public record RecordFinding(
        UUID id,
        @NotNull Subject subject,
        @NotNull @Min(1) @Max(1_000_000) Integer workers,
        @NotNull @Size(max = 67) List<@NotNull String> indicators,
        @Size(max = 4000) @PlainText String note,
        @Valid SuspectedVictim suspectedVictim) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each unknown or repeated code by its position, or that nothing was found
    void check(Indicators known) {
        List<Problems.Violation> violations = new ArrayList<>();
        if (indicators.isEmpty() && suspectedVictim == null) {
            violations.add(new Problems.Violation("indicators", "must hold at least one when there is no suspectedVictim"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < indicators.size(); i++) {
            if (!known.knows(indicators.get(i))) {
                violations.add(new Problems.Violation("indicators[" + i + "]", "must be a code of an operational indicator"));
            } else if (!seen.add(indicators.get(i))) {
                violations.add(new Problems.Violation("indicators[" + i + "]", "must not stand there twice"));
            }
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }

    /// Never her data, should a log ever meet this.
    @Override
    public String toString() {
        return "RecordFinding";
    }
}
