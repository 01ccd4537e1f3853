package org.palermo.inspection.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// A visit as the API shows it.
///
/// @param id the id by which the inspectorate knows it
/// @param workplace the id of the workplace
/// @param workplaceName how the workplace is called; left out in the answer to a change, and for a household whose key was destroyed
/// @param country of the workplace, ISO 3166-1 alpha-2
/// @param kind why the visit was made, for the chief inspector; left out for everybody else, also for who recorded it, because a gap for
/// complaints alone would reveal them (C81 art. 15)
/// @param startedAt when the visit began, in UTC, after all corrections
/// @param householdAccess how the inspector came into a private household; left out for other visits
/// @param checklist the checklist and its edition
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VisitView(
        UUID id, UUID workplace, String workplaceName, String country, VisitKind kind, Instant startedAt, HouseholdAccess householdAccess,
        String checklist, Instant recordedAt) {

    /// @param reasons the true kinds of visits that were made on a complaint or a tip, by row
    static VisitView of(Visit v, Actor reader, Map<UUID, VisitKind> reasons) {
        return of(v, reader, reasons, Map.of());
    }

    /// @param reasons the true kinds of visits that were made on a complaint or a tip, by row
    /// @param names of workplaces, by id
    static VisitView of(Visit v, Actor reader, Map<UUID, VisitKind> reasons, Map<UUID, String> names) {
        VisitKind why = reader.has(Role.CHIEF_INSPECTOR) ? reasons.getOrDefault(v.id, v.kind) : null;
        return new VisitView(v.knownAs(), v.workplace, names.get(v.workplace), v.country, why, v.beganAt(), v.householdAccess, v.checklist,
                v.recordedAt);
    }
}
