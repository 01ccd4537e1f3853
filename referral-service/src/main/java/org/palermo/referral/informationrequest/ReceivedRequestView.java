package org.palermo.referral.informationrequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.casefile.term.DueState;

/// A request for information, for the people of the organisation that is asked: nothing of the case but its reference.
///
/// @param reference what people call the case
/// @param from the organisation that asks
/// @param askedAt when it was asked, in UTC
/// @param dueOn the last day to answer, in the jurisdiction of the case
/// @param question what is asked; left out in a list, and once the person is erased
/// @param answer what the organisation answered; left out in a list, while there is no answer, and once the person is erased
/// @param endedAt when it was answered or withdrawn, in UTC; left out while it is open
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivedRequestView(
        UUID id, String reference, UUID from, Instant askedAt, LocalDate dueOn, DueState due, RequestState status, String question,
        String answer, Instant endedAt, int version) implements Versioned {

    ReceivedRequestView listed() {
        return new ReceivedRequestView(id, reference, from, askedAt, dueOn, due, status, null, null, endedAt, version);
    }
}
