package org.palermo.referral.people;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.people.identity.Account;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;

/// Accounts that are locked after wrong passwords. The identity provider keeps the locks; no transaction is open during calls to it.
@Tag(name = "People", description = "The accounts of the people of an agency, their roles, and the review of their access.")
@Path("/api/nrm/v1/people/locks")
@Authenticated
class LockedPeople {
    static final String PEOPLE = "agency administrator: people of the caller's organisation; mechanism administrator: people of "
            + "organisations in the countries that the caller covers";
    private static final int MOST = 1_000;
    private static final int AT_ONCE = 8;

    private final PersonRecords records;
    private final AccountRecovery recovery;
    private final Accounts accounts;
    private final AccountUnlocks unlocks;
    private final CurrentActor caller;

    LockedPeople(PersonRecords records, AccountRecovery recovery, Accounts accounts, AccountUnlocks unlocks, CurrentActor caller) {
        this.records = records;
        this.recovery = recovery;
        this.accounts = accounts;
        this.unlocks = unlocks;
        this.caller = caller;
    }

    /// @param agency the organisation; without it, your own
    @GET
    @Operation(operationId = "listLockedPeople", summary = "List the people of your agency who are locked out after wrong passwords",
            description = "Each lock ends by itself at `lockedUntil`. Of an organisation with more than 1,000 accounts, the service "
                    + "checks only the first 1,000 by user name. When the identity provider does not answer, the answer is 503.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<Page<LockedPersonView>> page(@RestQuery UUID agency) {
        Actor actor = caller.get();
        return records.agency(actor, agency, "LIST")
                // An account must be known here before somebody unlocks it.
                .call(of -> recovery.knowAll(actor, of.id()))
                .flatMap(of -> orUnavailable(accounts.ofAgency(of.id(), 0, MOST).flatMap(this::locked)))
                .map(locked -> new Page<>(locked, null));
    }

    private Uni<List<LockedPersonView>> locked(List<Account> all) {
        return Multi.createFrom().iterable(all).select().where(account -> account.isPerson() && account.enabled())
                .onItem().transformToUni(account -> accounts.lock(account.id())
                        .map(lock -> lock.locked() ? List.of(LockedPersonView.of(account, lock)) : List.<LockedPersonView>of()))
                .merge(AT_ONCE)
                .onItem().transformToIterable(found -> found)
                .collect().asList()
                .map(found -> found.stream().sorted(Comparator.comparing(LockedPersonView::name)).toList());
    }

    @POST
    @Path("/{id}/end")
    @Operation(operationId = "unlockPerson", summary = "End the lock of a person who is locked out after wrong passwords",
            description = "The person can try again at once, with the same password and second factor. Make sure first that it was the "
                    + "person herself; if it was not, suspend the account. An account that is not locked does not change. You can't "
                    + "unlock your own account. The fourth request for one person within 24 hours gets 429, whether she was locked out or "
                    + "not. When the identity provider does not answer, the answer is 503.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<UnlockedView> unlock(UUID id) {
        Actor actor = caller.get();
        return unlocks.ask(actor, id)
                .chain(() -> orUnavailable(accounts.unlock(id)))
                .replaceWith(new UnlockedView(id));
    }

    static <T> Uni<T> orUnavailable(Uni<T> asked) {
        return asked.onFailure(IdentityProviderUnavailable.class).transform(away -> Problems.unavailable(
                "people", "identity-away", "Accounts can't be reached now. Nothing was changed; ask again."));
    }
}
