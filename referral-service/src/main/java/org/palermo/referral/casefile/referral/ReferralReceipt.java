package org.palermo.referral.casefile.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.age.AgeCorrection;

/// The sender's receipt of a referral, and the only thing that an immigration body ever gets.
///
/// @param reference that people use for the record
/// @param taken `REFERRED`, or `NOTIFIED_ONLY` for an adult who declined
/// @param receivedAt when it was received, in UTC
/// @param ageCorrection why the recorded age group differs from the stated one; left out when it does not
@RegisterForReflection
public record ReferralReceipt(
        UUID id, String reference, CaseFileStage taken, Instant receivedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) AgeCorrection ageCorrection) {}
