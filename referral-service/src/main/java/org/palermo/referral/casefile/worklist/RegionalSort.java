package org.palermo.referral.casefile.worklist;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.QueryBounds;

/// The order of a regional coordinator's list and the continuation of its pages.
public enum RegionalSort {
    /// Longest overdue first, then by the day on which something is due; cases in which nothing is due are last.
    DUE(Cursor.EARLIEST),
    /// Latest referral first.
    REFERRED(Cursor.LATEST);

    /// The day by which the database sorts cases in which nothing is due.
    private static final LocalDate NOTHING_DUE = LocalDate.ofInstant(QueryBounds.LATEST, ZoneOffset.UTC);

    private final Cursor start;

    RegionalSort(Cursor start) {
        this.start = start;
    }

    Cursor parse(String cursor) {
        return Cursor.parse(cursor, start);
    }

    Cursor last(RegionalCaseItem item) {
        return this == REFERRED ? new Cursor(item.referredAt(), item.id())
                : new Cursor((item.dueOn() == null ? NOTHING_DUE : item.dueOn()).atStartOfDay(ZoneOffset.UTC).toInstant(), item.id());
    }
}
