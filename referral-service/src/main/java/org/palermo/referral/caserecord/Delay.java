package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// That a proceeding stands still, why, and what it keeps from her (A/75/289, paragraphs 29, 30).
///
/// @param proceeding a record of this case
@RegisterForReflection
public record Delay(
        @NotNull UUID proceeding, @NotNull LocalDate since, LocalDate until, @NotNull Cause cause, @NotEmpty @Size(max = 10) List<@NotNull Effect> effects,
        @Size(max = 2000) String note) implements Particulars {

    public enum Cause { COURT_CLOSED, BACKLOG, NO_INTERPRETER, NO_TECHNOLOGY, NO_ADVISER, DEFENDANT_AWAY, EVIDENCE_ABROAD, HER_HEALTH, TRAVEL, OTHER }

    public enum Effect { SHELTER, CHILDREN, COMPENSATION, RESIDENCE, WORK, HEALTH, SAFETY, NONE }

    public enum State implements RecordState { STANDING, OVER }

    @Override
    public State state() {
        return until == null ? State.STANDING : State.OVER;
    }

    @Override
    public void check(Instant now) {
        Dates.inOrder("until", since, until);
    }

    @Override
    public List<Link> links() {
        return List.of(new Link("proceeding", RecordKind.PROCEEDING, proceeding));
    }
}
