package org.palermo.referral.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;

/// Adopts an account: records here an account that exists only in the identity provider, before work is given to it.
@ApplicationScoped
public class AccountAdoption {
    private final PersonRecords records;
    private final Accounts accounts;

    AccountAdoption(PersonRecords records, Accounts accounts) {
        this.records = records;
        this.accounts = accounts;
    }

    /// Runs outside of any transaction, as the system actor that manages accounts, because the caller may not see the account. The account
    /// remains unknown if the identity provider does not know it or cannot be reached.
    public Uni<Void> know(Actor asker, UUID person) {
        Actor system = Actor.system("people", asker.request());
        return records.among(system, List.of(person))
                .flatMap(known -> known.isEmpty() ? takeUp(system, person) : Uni.createFrom().voidItem())
                .onFailure(IdentityProviderUnavailable.class).recoverWithNull();
    }

    private Uni<Void> takeUp(Actor system, UUID person) {
        return accounts.find(person).flatMap(found -> found.filter(account -> account.isPerson() && account.agency() != null)
                .map(account -> accounts.roles(person).flatMap(roles -> records.adopt(system, account, roles)).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
