package org.palermo.referral.casefile.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;

/// The order of a worklist and the continuation of its pages.
public enum WorklistSort {
    /// Latest referral first.
    REFERRED("(c.referred_at, c.id) < ($4, $5)", "c.referred_at desc, c.id desc", Cursor.LATEST),
    /// Oldest referral first.
    OLDEST("(c.referred_at, c.id) > ($4, $5)", "c.referred_at, c.id", Cursor.EARLIEST),
    /// Longest overdue first; then files whose duty is due later; then those without a due duty, latest referral first. The last ones are
    /// read as {@link #WITHOUT_DUTY}, because each part has an index of its own.
    DUE("(c.due_on, c.id) > ($4, $5) and c.due_on is not null", "c.due_on, c.id", new Cursor(Instant.EPOCH.plusNanos(1), new UUID(0, 0))),
    /// The second part of {@link #DUE}.
    WITHOUT_DUTY("(c.referred_at, c.id) < ($4, $5) and c.due_on is null", "c.referred_at desc, c.id desc", Cursor.LATEST),
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
            // Nothing is due once a case is over: looking for it would read all that is due in a region.
            case "due" -> filter.stage() != null && filter.stage().isFinal() ? REFERRED : DUE;
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

    /// The part of the list in which a page begins.
    ///
    /// @param after as {@link #last} has written it: the database holds no nanoseconds, so one of them marks the first part of {@link #DUE}
    WorklistSort part(Cursor after) {
        return this == DUE && after.at().getNano() % 1_000 == 0 ? WITHOUT_DUTY : this;
    }

    /// What follows when this part of the list is over.
    Optional<WorklistSort> next(CaseFilter filter) {
        return this == DUE && filter.due() != DueFilter.OVERDUE && filter.due()
                != DueFilter.SOON ? Optional.of(WITHOUT_DUTY) : Optional.empty();
    }

    Cursor start() {
        return start;
    }

    /// The value after which a page continues, in the type of the sorted column.
    Object value(Cursor cursor) {
        return this == DUE || this == RECOVERY ? LocalDate.ofInstant(cursor.at(), ZoneOffset.UTC) : cursor.at();
    }

    public Cursor last(CaseFileItem item) {
        return new Cursor(switch (this) {
            case REFERRED, OLDEST, WITHOUT_DUTY -> item.referredAt();
            case DUE -> item.dueOn() == null ? item.referredAt() : item.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(1);
            case RECOVERY -> item.recoveryEndsOn().atStartOfDay(ZoneOffset.UTC).toInstant();
        }, item.id());
    }
}
