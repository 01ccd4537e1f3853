package org.palermo.referral.caserecord.justice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordKind;
import org.palermo.referral.caserecord.RecordState;

/// A hearing, and what the person needs to attend.
///
/// @param proceeding a record of this case
/// @param at when the hearing begins, in UTC
/// @param mode how it is held
/// @param needs what she needs to attend
/// @param state whether the hearing is planned, postponed, held, missed or cancelled
/// @param adviser the organisation that advises the person; its legal advisers see this record
/// @param note further remarks
@Schema(examples = """
        {"proceeding":"01a216d3-038f-7d2b-921b-f8da4d9ecb56","at":"2026-03-05T10:00:00Z","mode":"VIDEO","needs":["INTERPRETER","DEVICE"],\
        "state":"PLANNED"}""")
@RegisterForReflection
public record Hearing(
        @NotNull UUID proceeding, @NotNull Instant at, @NotNull Mode mode, @Size(max = 20) List<@NotNull Need> needs, @NotNull State state,
        UUID adviser, @Size(max = 2000) String note) implements Particulars {

    @Schema(name = "HearingMode")
    public enum Mode { IN_PERSON, VIDEO, PHONE }

    @Schema(name = "HearingNeed")
    public enum Need {
        INTERPRETER, TRANSPORT, CHILDCARE, DEVICE, DATA, SAFE_ROOM, SEPARATE_ENTRANCE, SCREEN, SUPPORT_PERSON, GUARDIAN, LEAVE_TO_ENTER,
                STEP_FREE, BREAKS
    }

    @Schema(name = "HearingState")
    public enum State implements RecordState {
        PLANNED, POSTPONED, HELD, MISSED, CANCELLED;

        /// A postponed hearing can be planned again.
        @Override
        public boolean mayBecome(RecordState next) {
            return switch (this) {
                case PLANNED -> true;
                case POSTPONED -> next == PLANNED || next == CANCELLED;
                case HELD, MISSED, CANCELLED -> false;
            };
        }
    }

    public Hearing {
        needs = needs == null ? List.of() : needs.stream().distinct().toList();
    }

    /// A hearing that was held or missed must be in the past.
    @Override
    public void check(Instant now) {
        if (state == State.HELD || state == State.MISSED) {
            DateChecks.past("at", at, now);
        }
    }

    @Override
    public Optional<Planned> planned() {
        return state == State.PLANNED ? Optional.of(new Planned(at, null)) : Optional.empty();
    }

    @Override
    public List<Link> links() {
        return List.of(new Link("proceeding", RecordKind.PROCEEDING, proceeding));
    }

    @Override
    public Optional<Addressee> addressee() {
        return Addressee.of("adviser", adviser);
    }

    @Override
    public Hearing forAddressee() {
        return new Hearing(proceeding, at, mode, needs, state, adviser, null);
    }
}
