package org.palermo.referral.casefile.term;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.palermo.referral.casefile.CaseCourse;

/// All terms of a file, running and paused.
public record TermState(LocalDate dueOn, LocalDate recoveryLeastOn, LocalDate recoveryEndsOn, LocalDate reconsiderationUntil,
        Integer dueDaysLeft, Integer recoveryDaysLeft, Integer reconsiderationDaysLeft) {

    public static TermState of(CaseCourse course) {
        return new TermState(course.dueOn(), course.recoveryLeastOn(), course.recoveryEndsOn(), course.reconsiderationUntil(),
                course.dueDaysLeft(), course.recoveryDaysLeft(), course.reconsiderationDaysLeft());
    }

    TermState withRecoveryOf(TermState other) {
        return new TermState(dueOn, other.recoveryLeastOn, other.recoveryEndsOn, reconsiderationUntil, dueDaysLeft, other.recoveryDaysLeft,
                reconsiderationDaysLeft);
    }

    /// Takes the minimum recovery period from another state. Recovery ends with this period, unless its end is `open`.
    TermState withRecoveryDaysOf(TermState other, boolean open) {
        return new TermState(dueOn, other.recoveryLeastOn, open ? null : other.recoveryLeastOn, reconsiderationUntil, dueDaysLeft,
                other.recoveryDaysLeft, reconsiderationDaysLeft);
    }

    TermState withDutyOf(TermState other) {
        return new TermState(other.dueOn, recoveryLeastOn, recoveryEndsOn, reconsiderationUntil, other.dueDaysLeft, recoveryDaysLeft,
                reconsiderationDaysLeft);
    }

    TermState withDaysLeftOfDutyOf(TermState other) {
        return new TermState(dueOn, recoveryLeastOn, recoveryEndsOn, reconsiderationUntil, other.dueDaysLeft, recoveryDaysLeft,
                reconsiderationDaysLeft);
    }

    /// @param duty the term of the open duty
    /// @param waiting the term of the paused duty
    List<TermChange> changesTo(TermState after, CaseTerm duty, CaseTerm waiting) {
        List<TermChange> changes = new ArrayList<>();
        add(changes, CaseTerm.RECOVERY, recoveryEndsOn, after.recoveryEndsOn, recoveryDaysLeft, after.recoveryDaysLeft);
        if (changes.isEmpty()) {
            add(changes, CaseTerm.RECOVERY_DAYS, recoveryLeastOn, after.recoveryLeastOn, null, null);
        }
        add(changes, CaseTerm.RECONSIDERATION, reconsiderationUntil, after.reconsiderationUntil, reconsiderationDaysLeft,
                after.reconsiderationDaysLeft);
        boolean together = duty == waiting;
        if (changes.stream().noneMatch(change -> change.clock() == duty)) {
            add(changes, duty, dueOn, after.dueOn, together ? dueDaysLeft : null, together ? after.dueDaysLeft : null);
        }
        if (!together) {
            add(changes, waiting, null, null, dueDaysLeft, after.dueDaysLeft);
        }
        return changes;
    }

    private static void add(List<TermChange> changes, CaseTerm clock, LocalDate before, LocalDate after, Integer leftBefore,
            Integer leftAfter) {
        if (!Objects.equals(before, after) || !Objects.equals(leftBefore, leftAfter)) {
            changes.add(new TermChange(clock, before, after, leftBefore, leftAfter));
        }
    }
}
