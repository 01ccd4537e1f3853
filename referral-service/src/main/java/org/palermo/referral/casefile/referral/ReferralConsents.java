package org.palermo.referral.casefile.referral;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.VisibleCase;

/// An adult's consent to the referral. Call it inside the transaction that reads or writes.
public interface ReferralConsents {

    /// Records that the adult consented at the referral.
    ///
    /// @param sender the organisation that asked
    Uni<Void> given(Actor actor, VisibleCase file, UUID sender, DataKey key, ConsentHow how, Instant at);

    /// The consent to the referral as it was first recorded; empty when none was.
    Uni<Optional<GivenConsent>> given(UUID caseFile);

    /// When consent was last withdrawn; empty when it was given again since, or never withdrawn.
    Uni<Optional<Instant>> takenBackAt(UUID caseFile);
}
