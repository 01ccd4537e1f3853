package org.palermo.referral.people;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.palermo.referral.people.identity.Account;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;

/// How people are reached at work, by their accounts in the identity provider. Runs outside of any transaction. The calling code has
/// checked that the caller may know the people.
@ApplicationScoped
public class WorkContacts {
    private final Accounts accounts;

    WorkContacts(Accounts accounts) {
        this.accounts = accounts;
    }

    /// By account, without those that are closed. Empty when the identity provider cannot be reached.
    public Uni<Map<UUID, WorkContact>> of(Collection<UUID> people) {
        return Multi.createFrom().iterable(people)
                .onItem().transformToUniAndConcatenate(accounts::find)
                .select().where(found -> found.filter(account -> account.isPerson() && account.enabled()).isPresent())
                .map(found -> found.orElseThrow())
                .collect().asMap(Account::id, account -> new WorkContact(account.name(), account.email()))
                .onFailure(IdentityProviderUnavailable.class).recoverWithItem(Map.of());
    }
}
