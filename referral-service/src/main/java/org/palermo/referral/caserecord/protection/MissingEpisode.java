package org.palermo.referral.caserecord.protection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.worklist.Concern;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// A missing episode: the person is missing, was found, or had a return interview. A report alerts all organisations that have the case.
///
/// @param reportedAt when she was reported missing, in UTC
/// @param lastSeenAt when she was last seen, in UTC
/// @param foundAt when she was found, in UTC; null while she is missing
/// @param found how she was found
/// @param returnInterviewAt when she was interviewed after her return, in UTC
/// @param note who reported it, where the person was last seen, what is being done
@Schema(examples = """
        {"reportedAt":"2026-01-05T10:00:00Z","lastSeenAt":"2026-01-04T22:00:00Z"}""")
@RegisterForReflection
public record MissingEpisode(
        @NotNull Instant reportedAt, Instant lastSeenAt, Instant foundAt, Found found, Instant returnInterviewAt,
        @Size(max = 4000) String note)
        implements Particulars {

    @Schema(name = "MissingEpisodeFound")
    public enum Found { CAME_BACK, FOUND_SAFE, FOUND_HARMED, FOUND_IN_EXPLOITATION, ABROAD, DEAD }

    public enum State implements RecordState { MISSING, FOUND, INTERVIEWED }

    @Override
    public State state() {
        if (foundAt == null) {
            return State.MISSING;
        }
        return returnInterviewAt == null ? State.FOUND : State.INTERVIEWED;
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("reportedAt", reportedAt, now);
        DateChecks.past("lastSeenAt", lastSeenAt, now);
        DateChecks.past("foundAt", foundAt, now);
        DateChecks.past("returnInterviewAt", returnInterviewAt, now);
        DateChecks.inOrder("reportedAt", lastSeenAt == null ? reportedAt : lastSeenAt, reportedAt);
        DateChecks.inOrder("returnInterviewAt", foundAt, returnInterviewAt);
        if ((foundAt == null) != (found == null)) {
            throw Problems.invalid("foundAt", "must be given together with found, or both must be left out");
        }
    }

    @Override
    public Optional<Concern> concern() {
        return switch (state()) {
            case MISSING -> Optional.of(Concern.MISSING);
            case FOUND -> found == Found.DEAD ? Optional.empty() : Optional.of(Concern.INTERVIEW_DUE);
            case INTERVIEWED -> Optional.empty();
        };
    }

    @Override
    public Optional<Due> due(VisibleCase file, Law law) {
        return concern().filter(Concern.INTERVIEW_DUE::equals)
                .map(due -> law.profile().returnInterviewDue(foundAt, file.region()))
                .map(at -> new Due(at, law.profile().returnInterview().ageGroups()));
    }

    @Override
    public Optional<String> notice(RecordState before) {
        if (before == null || before == State.MISSING && state() != State.MISSING) {
            return Optional.of(state() == State.MISSING ? "PERSON_MISSING" : "PERSON_FOUND");
        }
        return Optional.empty();
    }
}
