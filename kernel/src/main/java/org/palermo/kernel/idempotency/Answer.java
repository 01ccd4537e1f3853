package org.palermo.kernel.idempotency;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;

/// A stored answer, sealed, with the scope in which it was given.
///
/// @param key null when it was destroyed
record Answer(byte[] bodyHash, byte[] sealed, DataKey key, UUID agency, String agencyKind, Set<String> regions, Set<String> roles) {
    static final String FIELD = "answer";

    /// The caller must be of the same organisation and have at least the regions and roles of the first request, because
    /// the answer may contain what one of them made visible.
    boolean isFor(Actor actor) {
        return Objects.equals(agency, actor.agency())
                && Objects.equals(agencyKind, actor.agencyKind())
                && regions.stream().allMatch(actor::covers)
                && actor.roles().containsAll(roles);
    }

    String open() {
        return key.open(FIELD, sealed);
    }
}
