package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.UUID;

/// What the mechanism answers to who refers.
///
/// @param id of the case file
/// @param taken `REFERRED`, or `NOTIFIED_ONLY` of an adult who declined
/// @param ageCorrection why she was taken as of another age than was said, or null
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
