package org.palermo.referral.casefile;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;

/// In which order a worklist comes, and how a page of it is continued.
enum WorklistSort {
    /// The latest referral first.
    REFERRED("(c.referred_at, c.id) < (?4, ?5)", "c.referred_at desc, c.id desc", Cursor.LATEST),
    /// The longest overdue first; of files in which something is due.
    DUE("(c.due_on, c.id) > (?4, ?5)", "c.due_on, c.id", Cursor.EARLIEST);

    final String after;
    final String columns;
    private final Cursor start;

    WorklistSort(String after, String columns, Cursor start) {
        this.after = after;
        this.columns = columns;
        this.start = start;
    }

    /// What is overdue comes with the longest overdue first, unless something else is asked.
    ///
    /// @param sort null when nothing is asked
    static WorklistSort of(String sort, DueFilter due) {
        return switch (sort) {
            case null -> due == DueFilter.OVERDUE ? DUE : REFERRED;
            case "referred" -> REFERRED;
            case "due" -> {
                if (due != DueFilter.OVERDUE && due != DueFilter.SOON) {
                    throw Problems.invalid("sort", "must be referred unless due is overdue or soon");
                }
                yield DUE;
            }
            default -> throw Problems.invalid("sort", "must be due or referred");
        };
    }

    Cursor parse(String cursor) {
        return Cursor.parse(cursor, start);
    }

    /// What a page goes on after, as the column that it is sorted by holds it.
    Object value(Cursor cursor) {
        return this == DUE ? LocalDate.ofInstant(cursor.at(), ZoneOffset.UTC) : cursor.at();
    }

    Cursor last(CaseFileItem item) {
        return new Cursor(this == DUE ? item.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant() : item.referredAt(), item.id());
    }
}
