package org.palermo.inspection.openrosa;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.visit.HouseholdAccess;

/// A form that a phone sent, as the API shows it.
///
/// @param visit that the first form became, as the inspectorate knows it
/// @param subject of the inspector whose phone sent it
/// @param phone which phone with ODK Collect; left out for another program
/// @param state what became of it
/// @param waitsFor why it waits, or waited, for a person; left out for one that was taken
/// @param receivedAt when it came, in UTC
/// @param said what was filled in; only when one form is read, and left out once it was erased
/// @param first what the first form said; only when one form that waits or waited is read
/// @param differences the fields in which the two differ; only when one form that waits or waited is read
/// @param outcome what a person has chosen; left out before
/// @param settledBy subject of who chose; left out before
/// @param settledAt when she chose, in UTC; left out before
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormView(UUID id, UUID visit, String subject, UUID phone, FormState state, WaitsFor waitsFor, Instant receivedAt, Said said, Said first,
        List<String> differences, FormOutcome outcome, String settledBy, Instant settledAt) {

    /// What was filled in.
    ///
    /// @param workplace the id of the workplace
    /// @param startedAt when the visit began, in UTC
    /// @param householdAccess on what ground a household was entered; left out when it was none
    /// @param findings in their order
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormContent")
    public record Said(UUID workplace, Instant startedAt, HouseholdAccess householdAccess, List<SaidFinding> findings) {

        static Said of(FilledForm form) {
            return new Said(form.workplace(), form.startedAt(), form.householdAccess(), form.findings().stream()
                    .map(finding -> new SaidFinding(finding.subject(), finding.workers(), finding.indicators(), finding.note())).toList());
        }
    }

    /// @param subject what the finding is about; left out when nothing was chosen
    /// @param workers how many workers it concerns; left out when nothing was filled in
    /// @param indicators codes of the indicators
    /// @param note the conditions, in the inspector's words; left out when there is none
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormFinding")
    public record SaidFinding(Subject subject, Integer workers, List<String> indicators, String note) {}

    static FormView of(FormStore.Row row, Said said, Said first) {
        return new FormView(row.id(), row.knownVisit(), row.subject(), row.phone(), row.state(), row.waitsFor(), row.receivedAt(), said, first,
                said == null || first == null ? null : differences(first, said), row.outcome(), row.settledBy(), row.settledAt());
    }

    private static List<String> differences(Said first, Said other) {
        List<String> differences = new ArrayList<>();
        add(differences, "workplace", first.workplace, other.workplace);
        add(differences, "startedAt", first.startedAt, other.startedAt);
        add(differences, "householdAccess", first.householdAccess, other.householdAccess);
        for (int i = 0; i < Math.max(first.findings.size(), other.findings.size()); i++) {
            SaidFinding one = i < first.findings.size() ? first.findings.get(i) : new SaidFinding(null, null, List.of(), null);
            SaidFinding two = i < other.findings.size() ? other.findings.get(i) : new SaidFinding(null, null, List.of(), null);
            String at = "findings[" + i + "].";
            add(differences, at + "subject", one.subject, two.subject);
            add(differences, at + "workers", one.workers, two.workers);
            add(differences, at + "indicators", one.indicators, two.indicators);
            add(differences, at + "note", one.note, two.note);
        }
        return differences;
    }

    private static void add(List<String> differences, String field, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            differences.add(field);
        }
    }
}
