package org.palermo.referral.accommodation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A hold or a stay of a case, without its location.
///
/// @param hold its id in the shelter capacity service, where callers with access can read the rest
/// @param request the request for which it was found; left out when there was none
/// @param placement the placement; left out while there is only a hold
/// @param status how far the stay is, from the hold to its end
/// @param from the first night; `until` is the morning on which the stay ends. Both are dates in the shelter's time zone
/// @param until the morning on which the stay ends
/// @param expiresAt when an unanswered hold expires; left out when no hold waits for an answer
/// @param changedAt when it last changed, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StayView(
        UUID hold, UUID request, UUID placement, StayState status, LocalDate from, LocalDate until, Instant expiresAt, Instant changedAt) {

    /// This view as of an instant: an unanswered hold may have expired.
    StayView at(Instant now) {
        boolean over = expiresAt != null && !expiresAt.isAfter(now) && (status == StayState.HELD || status == StayState.ASKED);
        return over ? new StayView(hold, request, placement, StayState.EXPIRED, from, until, expiresAt, changedAt) : this;
    }
}
