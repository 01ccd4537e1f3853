package org.palermo.referral.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// Takes up an account that was there before accounts were kept here, when work is going to be given to it.
@ApplicationScoped
public class KnownPeople {
    private final PersonRecords records;
    private final Accounts accounts;

    KnownPeople(PersonRecords records, Accounts accounts) {
        this.records = records;
        this.accounts = accounts;
    }

    /// Outside of any transaction, in the name of the part of the system that keeps accounts: who asks may not see the account. Whom the identity provider does not know, or can't be asked about, stays unknown.
    public Uni<Void> know(Actor asker, UUID person) {
        Actor system = Actor.system("people", asker.request());
        return records.among(system, List.of(person))
                .flatMap(known -> known.isEmpty() ? takeUp(system, person) : Uni.createFrom().voidItem())
                .onFailure(IdentityAway.class).recoverWithNull();
    }

    private Uni<Void> takeUp(Actor system, UUID person) {
        return accounts.find(person).flatMap(found -> found.filter(account -> account.isPerson() && account.agency() != null)
                .map(account -> accounts.roles(person).flatMap(roles -> records.adopt(system, account, roles)).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
