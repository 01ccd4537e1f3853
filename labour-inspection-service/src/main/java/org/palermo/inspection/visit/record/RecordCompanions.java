package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.visit.Companion;
import org.palermo.inspection.visit.SentUnderId;
import org.palermo.inspection.visit.VisitCompanions;

/// Says who was at a visit besides the inspector who made it. It has no field for the name of a person.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or left out
/// @param companions their roles, each once; none when nobody came along
/// @param bodies the names of their bodies, such as a police force or an office, and never of a person; or null
@RegisterForReflection
@Schema(example = "{\"companions\":[\"POLICE\",\"INTERPRETER\"],\"bodies\":\"Kent Police\"}")
public record RecordCompanions(
        // The hash of a request must be the same as in an earlier release, so what is left out is not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
        @NotNull @Size(max = 5) List<@NotNull Companion> companions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = 300) @PlainText @NoMigrationStatus String bodies)
        implements SentUnderId {

    VisitCompanions said() {
        return new VisitCompanions(companions, bodies);
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "RecordCompanions";
    }
}
