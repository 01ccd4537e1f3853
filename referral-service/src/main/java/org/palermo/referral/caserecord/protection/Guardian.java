package org.palermo.referral.caserecord.protection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// The guardian of a child, or of a person whose age is unsure.
///
/// @param name the name of the guardian
/// @param contact how to reach the guardian
/// @param appointedOn the day of the appointment
/// @param endedOn the day on which the guardianship ended; null while it lasts
/// @param body the guardian's organisation in the register, whose guardians see this record; null when it is not in the register
/// @param note further remarks
@Schema(examples = """
        {"name":"Mary Example","contact":"+447700900123","appointedOn":"2026-01-05"}""")
@RegisterForReflection
public record Guardian(
        @NotBlank @Size(max = 200) String name, @NotBlank @Size(max = 500) String contact, @NotNull LocalDate appointedOn,
        LocalDate endedOn, UUID body, @Size(max = 2000) String note) implements Particulars {

    public enum State implements RecordState { APPOINTED, ENDED }

    @Override
    public State state() {
        return endedOn == null ? State.APPOINTED : State.ENDED;
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("appointedOn", appointedOn, now);
        DateChecks.past("endedOn", endedOn, now);
        DateChecks.inOrder("endedOn", appointedOn, endedOn);
    }

    @Override
    public Optional<Addressee> addressee() {
        return Addressee.of("body", endedOn == null ? body : null);
    }

    @Override
    public Guardian forAddressee() {
        return new Guardian(name, contact, appointedOn, endedOn, body, null);
    }
}
