package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// That a visit was recorded at the wrong workplace and moved to another one.
///
/// @param visit the id by which the inspectorate knows it
/// @param fromWorkplace the id of the workplace where it stood before
/// @param fromWorkplaceName how that is called; left out for a household whose key was destroyed
/// @param toWorkplace the id of the workplace to which it was moved
/// @param toWorkplaceName how that is called; left out for a household whose key was destroyed
/// @param reason why; only in the record of the visit, and left out once that is erased
/// @param movedBy subject of the person who moved it
/// @param movedAt when, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VisitMoveView(
        UUID visit, UUID fromWorkplace, String fromWorkplaceName, UUID toWorkplace, String toWorkplaceName, String reason,
        String movedBy, Instant movedAt) {

    /// @param names of workplaces, by id
    VisitMoveView named(Map<UUID, String> names) {
        return new VisitMoveView(visit, fromWorkplace, names.get(fromWorkplace), toWorkplace, names.get(toWorkplace), reason, movedBy,
                movedAt);
    }
}
