package org.palermo.inspection.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;

/// The parameters of a list of planned visits.
///
/// @param quarter only those whose last day is in it, or null
/// @param filter null for all, those due first
/// @param inspector only those assigned to this subject, or null
/// @param workplace only those of this workplace, or null
/// @param directive only the follow-up visits of this order, or null
record PlannedVisitQuery(Quarter quarter, PlannedVisitFilter filter, String inspector, UUID workplace, UUID directive) {
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);
    private static final UUID LOWEST = new UUID(0, 0);

    /// The state in which they are, or null for several.
    PlannedVisitState state() {
        return filter == null ? null : filter.state();
    }

    /// Where the list begins.
    Cursor start() {
        return new Cursor((isLatestFirst() ? until().plusDays(1) : since()).atStartOfDay(ZoneOffset.UTC).toInstant(), LOWEST);
    }

    /// The due day with which the list ends.
    LocalDate end() {
        return isLatestFirst() ? since() : until();
    }

    private boolean isLatestFirst() {
        return filter != null && filter.isOver();
    }

    private LocalDate since() {
        return quarter == null ? LocalDate.EPOCH : quarter.first();
    }

    private LocalDate until() {
        return quarter == null ? LAST : quarter.last();
    }
}
