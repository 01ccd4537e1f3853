package org.palermo.referral.accommodation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A hold or a stay of a case, without its location.
///
/// @param hold its id in the shelter capacity service, where callers with access can read the rest
/// @param request the request for which it was found, if any
/// @param from the first night; `until` is the morning on which the stay ends. Both are dates in the shelter's time zone
/// @param expiresAt when an unanswered hold expires
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
