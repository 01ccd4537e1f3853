package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;

/// That she asks for what is hers: a correction, a copy, or complains.
///
/// @param language in which she is answered, BCP 47
/// @param what she wants, in her words
/// @param answer what she was told
@Schema(examples = """
        {"type":"CORRECTION","what":"My name is spelt with y","receivedAt":"2026-01-05T10:00:00Z","language":"vi","state":"RECEIVED"}""")
@RegisterForReflection
public record RightsRequest(
        @NotNull Type type, @NotBlank @Size(max = 10_000) String what, @NotNull Instant receivedAt, @Size(max = 35) String language, @NotNull State state,
        LocalDate answeredOn, @Size(max = 10_000) String answer) implements Particulars {

    public enum Type { COPY, CORRECTION, COMPLAINT }

    public enum State implements RecordState {
        RECEIVED, TAKEN_UP, GRANTED, REFUSED;

        /// What was refused can be taken up again.
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

    /// Her authority and who has the case answer for it.
    @Override
    public Optional<String> notice(RecordState before) {
        return before == null ? Optional.of("RIGHTS_REQUEST") : Optional.empty();
    }
}
