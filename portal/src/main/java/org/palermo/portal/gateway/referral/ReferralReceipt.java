package org.palermo.portal.gateway.referral;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.UUID;
import org.palermo.portal.gateway.Stage;

/// The mechanism's answer to the sender of a referral.
///
/// @param id of the case file
/// @param taken `REFERRED`, or `NOTIFIED_ONLY` when an adult declined
/// @param ageCorrection why the service recorded a different age group than the sender gave, or null
public record ReferralReceipt(UUID id, String reference, Stage taken, Instant receivedAt, AgeCorrection ageCorrection) {

    public enum AgeCorrection {
        CHILD_BY_BIRTH, @JsonEnumDefaultValue UNKNOWN
    }

    public boolean isChildByBirth() {
        return ageCorrection == AgeCorrection.CHILD_BY_BIRTH;
    }

    public boolean isNotifiedOnly() {
        return taken == Stage.NOTIFIED_ONLY;
    }
}
