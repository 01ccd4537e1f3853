package org.palermo.referral.caserecord.protection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// How to reach the person safely. Readers of the case file see, before they call, that a safe contact is recorded.
///
/// @param ways the ways to reach her, the best first
/// @param when safe times
/// @param words what to say
/// @param never what is not safe: a number, a time, a word
/// @param endedOn the date from which it is no longer safe; null while it is safe
@Schema(examples = """
        {"ways":[{"channel":"PHONE","value":"+447700900123"}],"when":"Weekdays, 10 to 12","words":"The library, about your book",\
        "never":"At night"}""")
@RegisterForReflection
public record SafeContact(
        @NotEmpty @Size(max = 10) List<@NotNull @Valid Way> ways, @NotBlank @Size(max = 500) String when,
        @NotBlank @Size(max = 1000) String words, @Size(max = 1000) String never, LocalDate endedOn) implements Particulars {

    @Schema(name = "SafeContactChannel")
    public enum Channel { PHONE, TEXT_MESSAGE, MESSENGER, EMAIL, IN_PERSON, THROUGH_SOMEBODY }

    public enum State implements RecordState { CURRENT, ENDED }

    /// @param channel how to reach her
    /// @param value a number, address, place or person on that channel
    @RegisterForReflection
    @Schema(name = "SafeContactWay")
    public record Way(@NotNull Channel channel, @NotBlank @Size(max = 200) String value) {}

    @Override
    public State state() {
        return endedOn == null ? State.CURRENT : State.ENDED;
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("endedOn", endedOn, now);
    }
}
