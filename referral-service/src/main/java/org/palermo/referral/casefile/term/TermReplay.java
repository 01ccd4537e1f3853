package org.palermo.referral.casefile.term;

import static org.palermo.referral.casefile.CaseFileStage.*;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.CaseStep;
import org.palermo.referral.casefile.ReplayedCourse;

/// Replays the history of a file under the current law. The result is the terms that the file would have if this law had always applied.
final class TermReplay {
    static final String EXTENDED = CaseStep.RECOVERY_EXTENDED.event();
    private static final Set<CaseFileStage> RECOVERING = Set.of(REASONABLE_GROUNDS_POSITIVE, RECOVERY);

    private final ReplayedCourse walked = new ReplayedCourse();
    private final Function<Instant, CaseTerms> law;
    private boolean extended;
    private boolean untilDecided;

    private TermReplay(Function<Instant, CaseTerms> law) {
        this.law = law;
    }

    /// A step of the history; an extension of recovery does not change the stage.
    @RegisterForReflection
    record Step(String name, CaseFileStage before, CaseFileStage after, Instant at) {}

    /// @param law gives the terms counted from an instant
    /// @return null when the steps of the history do not follow each other
    static TermReplay walk(Instant referredAt, List<Step> history, Function<Instant, CaseTerms> law) {
        TermReplay replay = new TermReplay(law);
        for (Step step : history) {
            if (step.before() != replay.walked.stage() || step.before() != step.after() && !replay.walked.leadsTo(step.after())) {
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
        boolean anew = step.after() == REASONABLE_GROUNDS_POSITIVE && step.before() != SUSPENDED && walked.disqualifiedFrom() == null;
        extended = extended && !anew;
        CaseTerms terms = law.apply(step.at());
        untilDecided = terms.profile().recoversUntilDecided();
        walked.walk(step.after(), terms);
    }

    boolean endsIn(CaseFileStage stage) {
        return walked.stage() == stage;
    }

    /// Whether somebody extended recovery to a fixed day. That day, and the terms that follow from it, are kept.
    boolean isKept() {
        return extended && recovers();
    }

    /// The new terms. A recovery that was extended, or that ended with a decision, keeps its current days.
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

    /// Whether recovery is running, paused, or would resume.
    private boolean recovers() {
        return RECOVERING.contains(duty()) || RECOVERING.contains(walked.disqualifiedFrom() == null ? DRAFT : walked.disqualifiedFrom());
    }

    CaseFileStage duty() {
        return walked.protectingStage();
    }

    /// The changes from the current terms to the new ones.
    List<TermChange> changes(TermState standing) {
        return standing.changesTo(terms(standing), clock(), walked.disqualifiedFrom() == null ? clock() : CaseTerm.CONCLUSIVE_GROUNDS);
    }

    /// The term to which the open duty belongs.
    private CaseTerm clock() {
        return switch (duty()) {
            case REFERRED -> CaseTerm.REASONABLE_GROUNDS;
            case REASONABLE_GROUNDS_POSITIVE, RECOVERY -> CaseTerm.CONCLUSIVE_GROUNDS;
            default -> CaseTerm.RECONSIDERATION;
        };
    }
}
