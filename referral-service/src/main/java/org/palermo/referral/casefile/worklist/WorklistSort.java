package org.palermo.referral.casefile.worklist;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;

/// The order of a worklist and the continuation of its pages.
public enum WorklistSort {
    /// Latest referral first.
    REFERRED("(c.referred_at, c.id) < ($4, $5)", "c.referred_at desc, c.id desc", Cursor.LATEST),
    /// Oldest referral first.
    OLDEST("(c.referred_at, c.id) > ($4, $5)", "c.referred_at, c.id", Cursor.EARLIEST),
    /// Longest overdue first; for files with a due duty only.
    DUE("(c.due_on, c.id) > ($4, $5)", "c.due_on, c.id", Cursor.EARLIEST),
    /// Earliest end of recovery and reflection first; for files with such an end only.
    RECOVERY("(c.recovery_ends_on, c.id) > ($4, $5)", "c.recovery_ends_on, c.id", Cursor.EARLIEST);

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
    public static WorklistSort of(String sort, CaseFilter filter) {
        return switch (sort) {
            case null -> filter.due() == DueFilter.OVERDUE ? DUE : REFERRED;
            case "referred" -> REFERRED;
            case "oldest" -> OLDEST;
            case "due" -> {
                if (filter.due() != DueFilter.OVERDUE && filter.due() != DueFilter.SOON) {
                    throw Problems.invalid("sort", "must be referred, oldest or recovery unless due is overdue or soon");
                }
                yield DUE;
            }
            case "recovery" -> {
                if (filter.recoveryWithin() == null && !filter.due().isOfRecovery()) {
                    throw Problems.invalid("sort", "must be referred, oldest or due unless a filter asks when recovery ends");
                }
                yield RECOVERY;
            }
            default -> throw Problems.invalid("sort", "must be due, recovery, oldest or referred");
        };
    }

    public Cursor parse(String cursor) {
        return Cursor.parse(cursor, start);
    }

    /// The value after which a page continues, in the type of the sorted column.
    Object value(Cursor cursor) {
        return this == DUE || this == RECOVERY ? LocalDate.ofInstant(cursor.at(), ZoneOffset.UTC) : cursor.at();
    }

    public Cursor last(CaseFileItem item) {
        return new Cursor(switch (this) {
            case REFERRED, OLDEST -> item.referredAt();
            case DUE -> item.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant();
            case RECOVERY -> item.recoveryEndsOn().atStartOfDay(ZoneOffset.UTC).toInstant();
        }, item.id());
    }
}
