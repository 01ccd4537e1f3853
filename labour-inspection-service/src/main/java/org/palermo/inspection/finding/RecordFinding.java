package org.palermo.inspection.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.report.SuspectedVictim;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.violation.Violations;
import org.palermo.inspection.visit.SentUnderId;
import org.palermo.kernel.problem.Problems;

/// Records a finding. It names at least one violation, indicator or suspected victim.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or null
/// @param subject what the finding is about
/// @param workers how many workers the finding concerns
/// @param indicators codes of operational indicators, e.g. `EX01`; may be empty with a violation or a suspected victim
/// @param note the conditions, in the inspector's words; must not say who a victim is, nor anything about migration status
/// @param suspectedVictim a person to report to the mechanism, to whom the indicators of the finding apply; or null
/// @param violations of labour law, at most 50; or left out
/// @param suspectedVictims further persons to report, at most 50, each with the indicators that concern her; or left out
@Schema(examples = """
        {"subject":"ADULT","workers":4,"indicators":["DR01","EX01","CD01"],"note":"The only door is locked at night",\
        "violations":[{"code":"WAGES_BELOW_MINIMUM","actedOn":"2025-12-31","workers":4}]}""")
@RegisterForReflection
public record RecordFinding(
        UUID id,
        @NotNull Subject subject,
        @NotNull @Min(1) @Max(1_000_000) Integer workers,
        @NotNull @Size(max = 67) List<@NotNull String> indicators,
        @Size(max = 4000) @PlainText @NoMigrationStatus String note,
        @Valid SuspectedVictim suspectedVictim,
        // The digest of a submission must be the same as in an earlier release, so fields that are left out are not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = Violations.MOST) List<@NotNull @Valid RecordViolation> violations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = FoundPerson.MOST) List<@NotNull @Valid FoundPerson> suspectedVictims)
        implements SentUnderId {

    /// How many suspected victims it names.
    public int countPersons() {
        return persons().size() + (suspectedVictim == null ? 0 : 1);
    }

    /// The same without its suspected victims.
    public RecordFinding withoutPersons() {
        return new RecordFinding(id, subject, workers, indicators, note, null, violations, null);
    }

    List<RecordViolation> violated() {
        return violations == null ? List.of() : violations;
    }

    List<FoundPerson> persons() {
        return suspectedVictims == null ? List.of() : suspectedVictims;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each unknown or repeated code by its position, or when there is
    ///     neither a violation nor an indicator nor a suspected victim
    void check(Indicators known) {
        check(known, false);
    }

    /// @param mayNameNothing whether there may be neither a violation nor an indicator nor a suspected victim
    void check(Indicators known, boolean mayNameNothing) {
        List<Problems.Violation> wrong = new ArrayList<>();
        if (!mayNameNothing && indicators.isEmpty() && suspectedVictim == null && violated().isEmpty() && persons().isEmpty()) {
            wrong.add(new Problems.Violation("indicators",
                    "must have at least one indicator if there is no violation and no suspectedVictim"));
        }
        FoundPerson.check("indicators", indicators, known, wrong);
        for (int i = 0; i < persons().size(); i++) {
            FoundPerson.check("suspectedVictims[" + i + "].indicators", persons().get(i).indicators(), known, wrong);
        }
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "RecordFinding";
    }
}
