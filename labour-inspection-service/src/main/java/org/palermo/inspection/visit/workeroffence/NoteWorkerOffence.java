package org.palermo.inspection.visit.workeroffence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Notes an offence or irregularity of a worker that the law obliges the inspector to note. It has no field for a name.
///
/// @param kind what it is
/// @param seenOn the day on which the inspector saw it, in the form `2026-03-31`
/// @param duty where the law obliges the inspector to note it
/// @param text what was seen, without a name
/// @param followsFromSituation whether it follows from the worker's situation
/// @param report id of the report of this worker as a suspected victim, from a finding of this visit; left out when she is not reported
@RegisterForReflection
@Schema(example = "{\"kind\":\"DOCUMENTS\",\"seenOn\":\"2026-03-31\",\"duty\":\"Inspection Act, section 12\","
        + "\"text\":\"She showed the badge of another worker.\",\"followsFromSituation\":\"YES\"}")
public record NoteWorkerOffence(
        @NotNull WorkerOffenceKind kind, @NotNull LocalDate seenOn,
        @NotBlank @Size(max = 300) @PlainText @NoMigrationStatus String duty,
        @NotBlank @Size(max = 4000) @PlainText @NoMigrationStatus String text,
        @NotNull FollowsFromSituation followsFromSituation, UUID report) {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "NoteWorkerOffence";
    }
}
