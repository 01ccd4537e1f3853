package org.palermo.inspection.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.problem.Problems;

/// Who was at a visit besides the inspector who made it. It has no field for the name of a person.
///
/// @param companions their roles, each once; none when nobody came along
/// @param bodies the names of their bodies, such as a police force or an office, and never of a person; or null
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(example = "{\"companions\":[\"POLICE\",\"INTERPRETER\"],\"bodies\":\"Kent Police\"}")
public record VisitCompanions(
        @NotNull @Size(max = 5) List<@NotNull Companion> companions, @Size(max = 300) @PlainText @NoMigrationStatus String bodies) {

    /// @param at the field that has this one, with a dot; empty for none
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a role is repeated, or bodies are named of nobody
    public void check(String at) {
        if (companions.stream().distinct().count() != companions.size()) {
            throw Problems.invalid(at + "companions", "must not be repeated");
        }
        if (companions.isEmpty() && bodies != null && !bodies.isBlank()) {
            throw Problems.invalid(at + "bodies", "must be left out when nobody came along");
        }
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "VisitCompanions";
    }
}
