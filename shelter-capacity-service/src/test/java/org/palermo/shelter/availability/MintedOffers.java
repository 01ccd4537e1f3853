package org.palermo.shelter.availability;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.test.Account;

/// Makes offers without a search, so that a test can hold places that a search would not offer.
public final class MintedOffers {
    private MintedOffers() {}

    /// @param subject of the token that requests the hold
    public static String of(String subject, Account account, String area, Stay stay) {
        Actor actor = new Actor(subject, account.agency(), "NGO", Set.of(), Set.of(), "minted");
        Offer offer = new Offer(UUID.randomUUID(), area, "ZZ", stay, Instant.now().plusSeconds(600));
        return Arc.container().instance(Offers.class).get().seal(actor, offer);
    }
}
