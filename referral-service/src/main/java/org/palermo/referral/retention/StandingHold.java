package org.palermo.referral.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.retention.LegalHoldReason;

/// A legal hold in force, without its explanation.
///
/// @param kind the kind of the record, as the retention calls it
/// @param record the id of the record
/// @param reference what people call the record; left out when it has none
/// @param reason why it is kept
/// @param placedAt since when, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandingHold(UUID id, String kind, UUID record, String reference, LegalHoldReason reason, Instant placedAt) {}
