package org.palermo.portal.gateway;

import java.time.Instant;
import java.util.UUID;

/// What the mechanism answers to who refers.
///
/// @param id of the case file
/// @param taken `REFERRED`, or `NOTIFIED_ONLY` of an adult who declined
public record ReferralReceipt(UUID id, String reference, Stage taken, Instant receivedAt) {

    public boolean isNotifiedOnly() {
        return taken == Stage.NOTIFIED_ONLY;
    }
}
