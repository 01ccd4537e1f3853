package org.palermo.referral.people.identity;

import java.util.UUID;

/// Ids as the identity provider says them, which may be anything that somebody has typed there.
final class Uuids {
    private Uuids() {}

    /// Null for a text that is none.
    static UUID of(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
