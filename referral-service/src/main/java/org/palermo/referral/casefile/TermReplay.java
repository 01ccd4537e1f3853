package org.palermo.referral.casefile;

import static org.palermo.referral.casefile.CaseFileStage.*;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The way of a file walked again under the law that holds now: its terms are those that its steps would have started, paused
/// and ended under it.
final class TermReplay {
    static final String EXTENDED = CaseStep.RECOVERY_EXTENDED.event();
    private static final Set<CaseFileStage> RECOVERING = Set.of(REASONABLE_GROUNDS_POSITIVE, RECOVERY);

    private final CaseFile walked = new CaseFile();
    private final Function<Instant, CaseTerms> law;
    private boolean extended;
    private boolean untilDecided;

    private TermReplay(Function<Instant, CaseTerms> law) {
        this.law = law;
        walked.stage = DRAFT;
    }

    /// A step of the history; the stage stays where recovery was extended.
    @RegisterForReflection
    record Step(String name, CaseFileStage before, CaseFileStage after, Instant at) {}

    /// @param law the terms counted from an instant
    /// @return null when the history does not lead on from step to step
    static TermReplay walk(Instant referredAt, List<Step> history, Function<Instant, CaseTerms> law) {
        TermReplay replay = new TermReplay(law);
        for (Step step : history) {
            if (step.before() != replay.walked.stage || step.before() != step.after() && !replay.walked.way().leadsTo(step.after())) {
                return null;
            }
            replay.take(step.before() == DRAFT ? new Step(step.name(), step.before(), step.after(), referredAt) : step);
        }
        return replay;
    }

    private void take(Step step) {
        if (step.name().equals(EXTENDED)) {
            extended = true;
            return;
        }
        boolean anew = step.after() == REASONABLE_GROUNDS_POSITIVE && step.before() != SUSPENDED && walked.disqualifiedFrom == null;
        extended = extended && !anew;
        CaseTerms terms = law.apply(step.at());
        untilDecided = terms.profile().recoversUntilDecided();
        walked.enter(step.after(), terms);
    }

    boolean endsIn(CaseFileStage stage) {
        return walked.stage == stage;
    }

    /// A decision that made recovery longer names its last day itself: that day, and what follows from it, stays.
    boolean isKept() {
        return extended && recovers();
    }

    /// What the terms are now, of which some stay as they stand: a recovery after which was decided is over, whatever its length.
    TermState terms(TermState standing) {
        TermState anew = TermState.of(walked);
        if (!recovers()) {
            return anew.withRecoveryOf(standing);
        }
        if (!extended) {
            return anew;
        }
        TermState kept = anew.withRecoveryDaysOf(standing, untilDecided);
        return RECOVERING.contains(duty()) ? kept.withDutyOf(standing) : kept.withDaysLeftOfDutyOf(standing);
    }

    /// Recovery runs, waits, or would run on.
    private boolean recovers() {
        return RECOVERING.contains(duty()) || RECOVERING.contains(walked.disqualifiedFrom == null ? DRAFT : walked.disqualifiedFrom);
    }

    CaseFileStage duty() {
        return walked.protectingStage();
    }

    /// What that changes of terms that stand otherwise.
    List<TermChange> changes(TermState standing) {
        return standing.changesTo(terms(standing), clock(), walked.disqualifiedFrom == null ? clock() : Clock.CONCLUSIVE_GROUNDS);
    }

    /// Whose term the open duty is.
    private Clock clock() {
        return switch (duty()) {
            case REFERRED -> Clock.REASONABLE_GROUNDS;
            case REASONABLE_GROUNDS_POSITIVE, RECOVERY -> Clock.CONCLUSIVE_GROUNDS;
            default -> Clock.RECONSIDERATION;
        };
    }
}
