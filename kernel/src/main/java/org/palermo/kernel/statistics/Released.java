package org.palermo.kernel.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.disclosure.Published;

/// A release as answers use it.
public interface Released {
    /// For example `2026-Q3`; with `.2026-09-30` after it when everything up to that day is counted.
    String period();

    /// The period without that day.
    default String named() {
        int day = period().indexOf('.');
        return day < 0 ? period() : period().substring(0, day);
    }

    /// The last counted day; null where the period determines it.
    default LocalDate countedUntil() {
        int day = period().indexOf('.');
        return day < 0 ? null : LocalDate.parse(period().substring(day + 1));
    }

    /// When it was counted.
    Instant takenAt();

    /// The published value of a cell; a cell that is not in the table is zero.
    Published published(String... codes);

    /// The categories of a dimension, totals included, in the order of the table.
    List<String> codes(int dimension);
}
