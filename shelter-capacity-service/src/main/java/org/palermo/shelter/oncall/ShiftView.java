package org.palermo.shelter.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A shift as the keepers of the roster see it.
///
/// @param id the id, which the client chooses
/// @param from when the shift begins, in UTC
/// @param until when the shift ends, in UTC
/// @param order who is called first: 1 before 2
/// @param subject the account of the person who is on call
/// @param called the name to ask for; left out when none is given
/// @param email where to write; left out when there is none
/// @param phone where to call, in the form `+447700900123`; left out when there is none
/// @param webhook whether the organisation's webhook is called
/// @param reached false when the person is a shelter manager no longer or her account is closed, or when only a webhook would reach her and
///     none is active any more: the next person on call is called instead
/// @param recordedBy subject of the person who recorded it
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShiftView(
        UUID id, Instant from, Instant until, int order, UUID subject, String called, String email, String phone, boolean webhook,
        boolean reached, String recordedBy, Instant recordedAt) {

    boolean says(PutShift command) {
        return from.equals(command.from()) && until.equals(command.until()) && order == command.order() && subject.equals(command.subject())
                && new Contact(called, email, phone).equals(Contact.of(command)) && webhook == command.webhook();
    }

    @Override
    public String toString() {
        return "ShiftView[secret]";
    }
}
