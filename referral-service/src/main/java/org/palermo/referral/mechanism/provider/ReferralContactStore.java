package org.palermo.referral.mechanism.provider;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.mechanism.provider.ReferralContactView.EarlierContact;

/// Queries for how organisations are reached about their referrals.
@ApplicationScoped
class ReferralContactStore {
    /// The present one and twenty earlier ones.
    private static final int MOST = 21;
    private static final Query<EarlierContact> SAID = Query.of(EarlierContact.class, """
            select telephone, email, hours, since from referral_contact where provider = $1 order by version desc limit $2
            """);
    private static final Query<UUID> LOCK = Query.of(UUID.class, "select id from provider where id = $1 for update");
    private static final Change NEXT_VERSION = Change.of("update provider set version = version + 1 where id = $1");
    private static final Change SAY = Change.of("""
            insert into referral_contact (provider, version, telephone, email, hours, since, said_by)
            select id, version, $2, $3, $4, $5, $6 from provider where id = $1
            """);

    private final TransactionTime time;

    ReferralContactStore(TransactionTime time) {
        this.time = time;
    }

    Uni<Void> lock(UUID provider) {
        return LOCK.one(provider).replaceWithVoid();
    }

    Uni<ReferralContactView> of(ProviderView provider) {
        return SAID.list(provider.id(), MOST).map(said -> view(provider, said));
    }

    private static ReferralContactView view(ProviderView provider, List<EarlierContact> said) {
        if (said.isEmpty()) {
            return new ReferralContactView(null, null, null, null, said, provider.version());
        }
        EarlierContact present = said.getFirst();
        return new ReferralContactView(present.telephone(), present.email(), present.hours(), present.since(),
                said.subList(1, said.size()), provider.version());
    }

    /// Changes the version of the organisation too.
    Uni<Void> say(Actor actor, UUID provider, ReferralContact contact) {
        return NEXT_VERSION.execute(provider)
                .chain(() -> SAY.execute(provider, contact.telephone(), contact.email(), contact.hours(), time.now(), actor.subject()))
                .replaceWithVoid();
    }
}
