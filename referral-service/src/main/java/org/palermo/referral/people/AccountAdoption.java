package org.palermo.referral.people;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.referral.people.identity.Account;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;

/// Adopts an account: records here an account that exists only in the identity provider, before work is given to it.
@ApplicationScoped
public class AccountAdoption {
    private static final int MOST_COLLEAGUES = 500;

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

    /// The names of the people of the caller's organisation, by account; adopts those that exist only in the identity provider. Runs
    /// outside of any transaction. Empty when the identity provider cannot be reached.
    public Uni<Map<UUID, String>> namesOfColleagues(Actor asker) {
        return namesOf(asker, asker.agency());
    }

    /// The same for an organisation that the caller may choose people of.
    ///
    /// @param agency null for none
    public Uni<Map<UUID, String>> namesOf(Actor asker, UUID agency) {
        Actor system = Actor.system("people", asker.request());
        return agency == null ? Uni.createFrom().item(Map.of()) : accounts.ofAgency(agency, 0, MOST_COLLEAGUES)
                .map(found -> found.stream().filter(Account::isPerson).toList())
                .call(found -> records.among(system, found.stream().map(Account::id).toList())
                        .flatMap(known -> takeUp(system, found, known.stream().map(PersonRecord::id).collect(Collectors.toSet()))))
                .map(found -> found.stream().collect(Collectors.toMap(Account::id, Account::name, (one, _) -> one)))
                .onFailure(IdentityProviderUnavailable.class).recoverWithItem(Map.of());
    }

    private Uni<Void> takeUp(Actor system, List<Account> found, Set<UUID> known) {
        return Multi.createFrom().iterable(found).filter(account -> !known.contains(account.id()))
                .onItem().transformToUniAndConcatenate(account -> takeUp(system, account.id()))
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> takeUp(Actor system, UUID person) {
        return accounts.find(person).flatMap(found -> found.filter(account -> account.isPerson() && account.agency() != null)
                .map(account -> accounts.roles(person).flatMap(roles -> records.adopt(system, account, roles)).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
