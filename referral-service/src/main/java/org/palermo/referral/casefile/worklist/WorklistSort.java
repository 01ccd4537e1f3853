package org.palermo.referral.casefile.worklist;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;

/// The order of a worklist and the continuation of its pages.
public enum WorklistSort {
    /// Latest referral first.
    REFERRED("(c.referred_at, c.id) < ($4, $5)", "c.referred_at desc, c.id desc", Cursor.LATEST),
    /// Longest overdue first; for files with a due duty only.
    DUE("(c.due_on, c.id) > ($4, $5)", "c.due_on, c.id", Cursor.EARLIEST);

    final String after;
    final String columns;
    private final Cursor start;

    WorklistSort(String after, String columns, Cursor start) {
        this.after = after;
        this.columns = columns;
        this.start = start;
    }

    /// Overdue files are sorted longest overdue first, unless the caller asks for another order.
    ///
    /// @param sort null when the caller asks for none
    public static WorklistSort of(String sort, DueFilter due) {
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

    public Cursor parse(String cursor) {
        return Cursor.parse(cursor, start);
    }

    /// The value after which a page continues, in the type of the sorted column.
    Object value(Cursor cursor) {
        return this == DUE ? LocalDate.ofInstant(cursor.at(), ZoneOffset.UTC) : cursor.at();
    }

    public Cursor last(CaseFileItem item) {
        return new Cursor(this == DUE ? item.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant() : item.referredAt(), item.id());
    }
}
