package org.palermo.referral.casefile.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// An erasure that waits for a second person. Nothing of the person of the case.
///
/// @param id the id of the case file
/// @param reference what people call the case
/// @param region the region of the case
/// @param reason why the person is to be erased
/// @param askedAt when it was asked for, in UTC
/// @param askedBy the account that asked, and can't agree
@RegisterForReflection
public record WaitingErasure(UUID id, String reference, String region, ErasureReason reason, Instant askedAt, String askedBy) {}
