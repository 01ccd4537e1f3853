package org.palermo.inspection.complaint;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.plan.JointWith;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Decides on a complaint. Everybody else sees a visit that is planned from it as an ordinary planned visit.
///
/// @param outcome what you decide
/// @param workplace the id of the workplace; for a visit it or its reference is required unless the complaint names one
/// @param workplaceReference of the workplace, instead of its id, e.g. `W-7ZPK-3M0Q-VH`
/// @param from the first day of the visit; required for a visit, otherwise left out
/// @param by the last day of the visit; required for a visit, otherwise left out
/// @param jointWith who goes with the inspectors, or none
/// @param note why, in your words; it must say nothing about migration status
@RegisterForReflection
public record TriageComplaint(
        @NotNull ComplaintOutcome outcome, UUID workplace, @Size(max = 40) @PlainText String workplaceReference, LocalDate from,
        LocalDate by, @Size(max = 4) List<@NotNull JointWith> jointWith,
        @Size(max = 2000) @PlainText @NoMigrationStatus String note) {

    /// Contains nothing of the complaint, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "TriageComplaint";
    }
}
