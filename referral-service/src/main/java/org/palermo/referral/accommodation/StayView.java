package org.palermo.referral.accommodation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A place that is held for a case, or a stay: not where.
///
/// @param hold its id in the shelter capacity service, where the rest is for who may see it there
/// @param request for which request, when it was looked for by one
/// @param from the first night, `until` the morning on which it ends, dates of the shelter's zone
/// @param expiresAt until when it is held without an answer
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StayView(
        UUID hold, UUID request, UUID placement, StayState status, LocalDate from, LocalDate until, Instant expiresAt, Instant changedAt) {

    /// What time has done to it.
    StayView at(Instant now) {
        boolean over = expiresAt != null && !expiresAt.isAfter(now) && (status == StayState.HELD || status == StayState.ASKED);
        return over ? new StayView(hold, request, placement, StayState.EXPIRED, from, until, expiresAt, changedAt) : this;
    }
}
