package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;

/// What an adult has said to being referred. Inside the transaction that asks or writes.
public interface ReferralConsents {

    /// She agreed when she was referred.
    ///
    /// @param sender the organisation that asked her
    Uni<Void> given(Actor actor, SeenCase file, UUID sender, DataKey key, ConsentHow how, Instant at);

    /// When she took it back, for the last time; empty while a later consent stands, or none was taken back.
    Uni<Optional<Instant>> takenBackAt(UUID caseFile);
}
