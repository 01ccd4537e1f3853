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
/// @param id as the inspectorate knows it
/// @param workplace the id of the workplace
/// @param country of the workplace, ISO 3166-1 alpha-2
/// @param kind why the visit was made, for the chief inspector; left out for everybody else, also for who recorded it, because a gap for
/// complaints alone would reveal them (C81 art. 15)
/// @param startedAt when the visit began, in UTC
/// @param householdAccess how the inspector came into a private household; left out for other visits
/// @param checklist the checklist and its edition
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VisitView(
        UUID id, UUID workplace, String country, VisitKind kind, Instant startedAt, HouseholdAccess householdAccess, String checklist,
        Instant recordedAt) {

    /// @param reasons the true kinds of visits that were made on a complaint or a tip, by row
    static VisitView of(Visit v, Actor reader, Map<UUID, VisitKind> reasons) {
        VisitKind why = reader.has(Role.CHIEF_INSPECTOR) ? reasons.getOrDefault(v.id, v.kind) : null;
        return new VisitView(v.knownAs(), v.workplace, v.country, why, v.startedAt, v.householdAccess, v.checklist, v.recordedAt);
    }
}
