package org.palermo.inspection.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;

/// What a list of planned visits is asked for.
///
/// @param quarter only those whose last day is in it, or null
/// @param which null for all, those due first
/// @param inspector only those assigned to this subject, or null
/// @param workplace only those of this workplace, or null
/// @param directive only the follow-up visits of this order, or null
record WantedVisits(Quarter quarter, WhichVisits which, String inspector, UUID workplace, UUID directive) {
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);
    private static final UUID LOWEST = new UUID(0, 0);

    /// The state in which they are, or null for several.
    PlannedVisitState state() {
        return which == null ? null : which.state();
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
        return which != null && which.isOver();
    }

    private LocalDate since() {
        return quarter == null ? LocalDate.EPOCH : quarter.first();
    }

    private LocalDate until() {
        return quarter == null ? LAST : quarter.last();
    }
}
