package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.visit.VisitKind;

/// A row of the plan.
///
/// @param kind as everybody in the inspectorate may see it, never `COMPLAINT`
/// @param jointWith codes of {@link JointWith}
/// @param inspector subject of the inspector to whom it is assigned, or null
/// @param day the day on which she will go, or null
/// @param visit the id by which the inspectorate knows it, once it was opened; or null
@RegisterForReflection
record PlannedVisit(
        UUID id, UUID agency, UUID workplace, String country, VisitKind kind, LocalDate fromDay, LocalDate byDay, List<String> jointWith,
        UUID directive, String inspector, LocalDate day, PlannedVisitState state, UUID visit, String plannedBy, Instant plannedAt,
        int version) {

    /// The same visit, assigned to nobody.
    PlannedVisit unassigned() {
        return new PlannedVisit(id, agency, workplace, country, kind, fromDay, byDay, jointWith, directive, null, null,
                PlannedVisitState.PLANNED, visit, plannedBy, plannedAt, version);
    }
}
