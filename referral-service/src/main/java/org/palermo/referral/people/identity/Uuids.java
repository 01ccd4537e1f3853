package org.palermo.referral.people.identity;

import java.util.UUID;

/// Reads ids that the identity provider sends. An administrator may have typed any text there.
final class Uuids {
    private Uuids() {}

    /// @return null when the text is no UUID
    static UUID of(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
