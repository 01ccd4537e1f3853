package org.palermo.referral.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// What the sender of a referral gets, and all that an immigration body ever gets.
///
/// @param taken `REFERRED`, or `NOTIFIED_ONLY` for an adult who declined
/// @param ageCorrection why she was taken as of another age than was said; left out when she was not
@RegisterForReflection
public record ReferralReceipt(
        UUID id, String reference, CaseFileStage taken, Instant receivedAt, @JsonInclude(JsonInclude.Include.NON_NULL) AgeCorrection ageCorrection) {}
