package org.palermo.referral.caserecord.justice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.caserecord.CountedFact;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordKind;
import org.palermo.referral.caserecord.RecordState;

/// A delay of a proceeding: its cause, and what the person lacks because of it (A/75/289, paragraphs 29, 30).
///
/// @param proceeding a record of this case
/// @param since the day on which the delay began
/// @param until the last day of the delay; null while it lasts
/// @param cause what caused the delay
/// @param effects what the delay affects in her life
/// @param note further remarks
@Schema(examples = """
        {"proceeding":"01a216d3-038f-7d2b-921b-f8da4d9ecb56","since":"2026-02-05","cause":"COURT_CLOSED","effects":["SHELTER",\
        "COMPENSATION"]}""")
@RegisterForReflection
public record Delay(
        @NotNull UUID proceeding, @NotNull LocalDate since, LocalDate until, @NotNull Cause cause,
        @NotEmpty @Size(max = 10) List<@NotNull Effect> effects, @Size(max = 2000) String note) implements Particulars {

    @Schema(name = "DelayCause")
    public enum Cause { COURT_CLOSED, BACKLOG, NO_INTERPRETER, NO_TECHNOLOGY, NO_ADVISER, DEFENDANT_AWAY, EVIDENCE_ABROAD, HER_HEALTH,
            TRAVEL, OTHER }

    @Schema(name = "DelayEffect")
    public enum Effect { SHELTER, CHILDREN, COMPENSATION, RESIDENCE, WORK, HEALTH, SAFETY, NONE }

    private static final String SEVERAL = "SEVERAL";

    public enum State implements RecordState { STANDING, OVER }

    @Override
    public State state() {
        return until == null ? State.STANDING : State.OVER;
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("since", since, now);
        DateChecks.past("until", until, now);
        DateChecks.inOrder("until", since, until);
    }

    @Override
    public List<CountedFact> counted() {
        Set<Effect> all = EnumSet.copyOf(effects);
        return List.of(new CountedFact(CountedFact.Part.DELAY_BEGUN, since, cause.name(),
                all.size() == 1 ? effects.getFirst().name() : SEVERAL, null));
    }

    @Override
    public List<Link> links() {
        return List.of(new Link("proceeding", RecordKind.PROCEEDING, proceeding));
    }
}
