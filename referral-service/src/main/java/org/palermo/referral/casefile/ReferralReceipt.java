package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// What the sender of a referral gets, and all that an immigration body ever gets.
///
/// @param taken `REFERRED`, or `NOTIFIED_ONLY` for an adult who declined
@RegisterForReflection
public record ReferralReceipt(UUID id, String reference, CaseFileStage taken, Instant receivedAt) {}
