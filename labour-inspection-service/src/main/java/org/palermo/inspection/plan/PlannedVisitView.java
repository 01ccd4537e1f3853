package org.palermo.inspection.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.inspection.workplace.WorkplaceKind;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.etag.Versioned;

/// A planned visit as the API shows it.
///
/// @param workplace the id of the workplace
/// @param reference of the workplace
/// @param name of the workplace; left out for a household whose key was destroyed
/// @param address of the workplace; left out when nobody knows it
/// @param workplaceKind whether it is an establishment, a household, a recruitment agency or informal
/// @param latitude degrees, WGS 84; left out when nobody knows it
/// @param longitude degrees, WGS 84; left out when nobody knows it
/// @param country of the workplace, ISO 3166-1 alpha-2
/// @param kind why it is planned: `PLANNED` or `FOLLOW_UP`. A visit on a complaint is `PLANNED` for everybody but the chief inspector
/// @param from the first day on which it may take place
/// @param by the last day on which it may take place
/// @param quarter of the last day, e.g. `2026-Q4`
/// @param jointWith who goes with the inspectors; empty when they go alone
/// @param directive the order whose follow-up it is; left out for others
/// @param inspector subject of the inspector to whom it is assigned; left out while nobody is assigned
/// @param inspectorName the name under which colleagues know her; left out while nobody is assigned, and when she left the team
/// @param day the day on which she will go; left out until it is set
/// @param state how far it has come
/// @param visit the id of the visit, once it was opened; left out before
/// @param plannedAt when it was planned, in UTC
/// @param complaint the complaint from which it follows; only for the chief inspector
/// @param tip the tip from which it follows; only for the chief inspector
/// @param steps what happened to it, oldest first; empty in lists
/// @param version for If-Match
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlannedVisitView(
        UUID id, UUID workplace, String reference, String name, String address, WorkplaceKind workplaceKind, BigDecimal latitude,
        BigDecimal longitude,
        String country, VisitKind kind, LocalDate from, LocalDate by, String quarter, List<JointWith> jointWith, UUID directive,
        String inspector,
        String inspectorName, LocalDate day, PlannedVisitState state, UUID visit, Instant plannedAt, UUID complaint, UUID tip,
        List<PlanStep> steps,
        int version) implements Versioned {

    /// @param source why, for the chief inspector; null for everybody else, and when neither a complaint nor a tip is the reason
    static PlannedVisitView of(PlannedVisit p, WorkplaceNames.Named at, String inspectorName, VisitSources.Source source,
            List<PlanStep> steps) {
        return new PlannedVisitView(p.id(), p.workplace(), at.reference(), at.name(), at.address(), at.kind(), at.latitude(),
                at.longitude(), p.country(),
                source == null ? p.kind() : source.kind(), p.fromDay(), p.byDay(), Quarter.of(p.byDay()).toString(),
                p.jointWith().stream().map(JointWith::valueOf).toList(), p.directive(), p.inspector(), inspectorName, p.day(), p.state(),
                        p.visit(),
                p.plannedAt(), source == null ? null : source.complaint(), source == null ? null : source.tip(), steps, p.version());
    }
}
