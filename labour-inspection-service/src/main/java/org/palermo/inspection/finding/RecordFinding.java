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

/// Records a finding.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or null
/// @param subject what the finding is about
/// @param workers how many workers the finding concerns
/// @param indicators codes of operational indicators, e.g. `EX01`; may be empty only with a suspected victim
/// @param note the conditions, in the inspector's words; must not say who a victim is
/// @param suspectedVictim a person to report to the mechanism, or null
@RegisterForReflection
public record RecordFinding(
        UUID id,
        @NotNull Subject subject,
        @NotNull @Min(1) @Max(1_000_000) Integer workers,
        @NotNull @Size(max = 67) List<@NotNull String> indicators,
        @Size(max = 4000) @PlainText String note,
        @Valid SuspectedVictim suspectedVictim) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each unknown or repeated code by its position, or when there is
    ///     neither an indicator nor a suspected victim
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

    /// Contains no personal data, in case an object gets into a log.
    @Override
    public String toString() {
        return "RecordFinding";
    }
}
