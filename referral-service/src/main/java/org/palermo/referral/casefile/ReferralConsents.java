package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;

/// What an adult has said to being referred. Inside the transaction that asks or writes.
public interface ReferralConsents {

    /// She agreed when she was referred.
    ///
    /// @param sender the organisation that asked her
    Uni<Void> given(Actor actor, SeenCase file, UUID sender, DataKey key, ConsentHow how, Instant at);

    /// Whether her last word is that she does not agree any more.
    Uni<Boolean> isWithdrawn(UUID caseFile);
}
