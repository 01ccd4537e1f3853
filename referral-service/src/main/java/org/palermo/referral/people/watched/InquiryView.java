package org.palermo.referral.people.watched;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.etag.Versioned;

/// An inquiry into what a person has seen on a day.
///
/// @param person the subject of the account
/// @param agency the organisation for which she last acted in this service; left out when she never did
/// @param day of the accesses
/// @param state open until somebody says what it has found
/// @param openedAt when it was opened, in UTC
/// @param openedBy the subject of the person who opened it
/// @param outcome what it has found; left out while it is open
/// @param fileNumber where its papers are; left out when nobody said
/// @param closedAt when it was closed, in UTC; left out while it is open
/// @param closedBy the subject of the person who closed it; left out while it is open
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InquiryView(
        UUID id, String person, UUID agency, LocalDate day, InquiryReason reason, State state, Instant openedAt, String openedBy,
        InquiryOutcome outcome, String fileNumber, Instant closedAt, String closedBy, int version) implements Versioned {

    @Schema(name = "InquiryState")
    public enum State {
        OPEN, CLOSED
    }
}
