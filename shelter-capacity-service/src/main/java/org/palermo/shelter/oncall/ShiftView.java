package org.palermo.shelter.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A shift as the keepers of the roster see it.
///
/// @param id chosen by the client
/// @param reached false when only a webhook would reach the person and none is active any more: the next person on call is called
///     instead
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShiftView(
        UUID id, Instant from, Instant until, int order, UUID subject, String called, String email, String phone, boolean webhook, boolean reached,
        String recordedBy, Instant recordedAt) {

    boolean says(PutShift command) {
        return from.equals(command.from()) && until.equals(command.until()) && order == command.order() && subject.equals(command.subject())
                && new Contact(called, email, phone).equals(Contact.of(command)) && webhook == command.webhook();
    }

    @Override
    public String toString() {
        return "ShiftView[secret]";
    }
}
