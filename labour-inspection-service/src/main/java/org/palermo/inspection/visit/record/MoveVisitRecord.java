package org.palermo.inspection.visit.record;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Moves a visit that was recorded at the wrong workplace. One of the two names of the workplace is given.
///
/// @param workplace the id of the right workplace
/// @param workplaceReference of the right workplace, instead of its id, e.g. `W-7ZPK-3M0Q-VH`
/// @param reason why it was recorded at the wrong one
@RegisterForReflection
@Schema(example = "{\"workplaceReference\":\"W-7ZPK-3M0Q-VH\",\"reason\":\"Two factories have the same name.\"}")
public record MoveVisitRecord(
        UUID workplace, @Size(max = 40) @PlainText String workplaceReference,
        @NotBlank @Size(max = 1000) @PlainText @NoMigrationStatus String reason) {

    /// The field that names the workplace.
    String field() {
        return workplace == null ? "workplaceReference" : "workplace";
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "MoveVisitRecord";
    }
}
