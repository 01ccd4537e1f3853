package org.palermo.referral.caserecord.rights;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.caserecord.Dates;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// A request by the person about her rights: a correction, a copy, or a complaint.
///
/// @param type what she asks for
/// @param what the request, in the person's words
/// @param receivedAt when it was received, in UTC
/// @param language the language of the answer, BCP 47
/// @param state whether the request is received, taken up, granted or refused
/// @param answeredOn the day on which the request was answered; null until then
/// @param answer the answer that the person got
@Schema(examples = """
        {"type":"CORRECTION","what":"My name is spelt with y","receivedAt":"2026-01-05T10:00:00Z","language":"vi","state":"RECEIVED"}""")
@RegisterForReflection
public record RightsRequest(
        @NotNull Type type, @NotBlank @Size(max = 10_000) String what, @NotNull Instant receivedAt, @Size(max = 35) String language, @NotNull State state,
        LocalDate answeredOn, @Size(max = 10_000) String answer) implements Particulars {

    @Schema(name = "RightsRequestType")
    public enum Type { COPY, CORRECTION, COMPLAINT }

    @Schema(name = "RightsRequestState")
    public enum State implements RecordState {
        RECEIVED, TAKEN_UP, GRANTED, REFUSED;

        /// A refused request can be reopened.
        @Override
        public boolean mayBecome(RecordState next) {
            return switch (this) {
                case RECEIVED, TAKEN_UP -> next.ordinal() > ordinal();
                case GRANTED -> false;
                case REFUSED -> next == TAKEN_UP || next == GRANTED;
            };
        }
    }

    RightsRequest granted(LocalDate on, String told) {
        return new RightsRequest(type, what, receivedAt, language, State.GRANTED, on, told);
    }

    @Override
    public void check(Instant now) {
        Dates.past("receivedAt", receivedAt, now);
        Dates.past("answeredOn", answeredOn, now);
        boolean over = state == State.GRANTED || state == State.REFUSED;
        if (over != (answeredOn != null) || over != (answer != null)) {
            throw Problems.invalid("answer", "must be given with answeredOn once it is granted or refused, and not before");
        }
    }

    /// The authority and the organisations that have the case are responsible for the answer.
    @Override
    public Optional<String> notice(RecordState before) {
        return before == null ? Optional.of("RIGHTS_REQUEST") : Optional.empty();
    }
}
