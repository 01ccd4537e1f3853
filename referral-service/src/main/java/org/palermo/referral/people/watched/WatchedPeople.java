package org.palermo.referral.people.watched;

import static org.palermo.kernel.identity.Role.AUDITOR;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.people.identity.Account;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;

/// The people whose accesses the audit records. Their names are in the identity provider; no transaction is open during calls to it.
@Tag(name = "Watched people", description = "The names of people whose accesses the audit records.")
@Path("/api/nrm/v1/watched-people")
@Authenticated
class WatchedPeople {
    private static final String SCOPE = "people of organisations in the countries that the caller covers: name, organisation, and whether "
            + "the account is open; the question is recorded too";
    private static final int MOST = 50;
    private static final int MOST_LOOKED_AT = 1_000;
    private static final int LOOKED_AT_ONCE = 100;
    private static final int AT_ONCE = 8;

    private final Accounts accounts;
    private final WatchedPeopleRecords records;
    private final CurrentActor caller;

    WatchedPeople(Accounts accounts, WatchedPeopleRecords records, CurrentActor caller) {
        this.accounts = accounts;
        this.records = records;
        this.caller = caller;
    }

    @POST
    @Path("/searches")
    @Operation(operationId = "findWatchedPeople", summary = "Find people by a part of their name, to see what they have read or changed",
            description = "The answer has at most 50 people, by name. Send the name in the body, never in an address. When the "
                    + "identity provider does not answer, the answer is 503.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER}, scope = SCOPE)
    @Audited
    public Uni<WatchedPeopleList> find(@Valid @NotNull FindWatchedPeople command) {
        Actor actor = caller.get();
        return orUnavailable(found(actor, command)).flatMap(found -> records.among(actor, "FIND", first(found))
                .map(people -> new WatchedPeopleList(people, found.size() > MOST)));
    }

    /// Only people whom the caller may know are counted, so that others take no place in the list.
    private Uni<List<Account>> found(Actor actor, FindWatchedPeople command) {
        if (command.agency() == null) {
            return search(actor, command.name(), 0, List.of());
        }
        String wanted = command.name().strip().toLowerCase(Locale.ROOT);
        return accounts.ofAgency(command.agency(), 0, MOST_LOOKED_AT)
                .map(all -> all.stream().filter(account -> has(account, wanted)).toList())
                .flatMap(all -> records.covered(actor, all));
    }

    private Uni<List<Account>> search(Actor actor, String name, int from, List<Account> before) {
        return accounts.search(name, from, LOOKED_AT_ONCE).flatMap(page -> records.covered(actor, page).flatMap(covered -> {
            List<Account> found = Stream.concat(before.stream(), covered.stream()).toList();
            int next = from + LOOKED_AT_ONCE;
            return page.size() < LOOKED_AT_ONCE || found.size() > MOST || next >= MOST_LOOKED_AT
                    ? Uni.createFrom().item(found) : search(actor, name, next, found);
        }));
    }

    private static boolean has(Account account, String wanted) {
        return (account.name() + " " + account.username()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static List<Account> first(List<Account> found) {
        return found.stream().sorted(Comparator.comparing(Account::name)).limit(MOST).toList();
    }

    @POST
    @Path("/names")
    @Operation(operationId = "nameWatchedPeople", summary = "Read the names of people whom entries of the audit name by their accounts",
            description = "At most 100 at once. The answer leaves out people who no longer have an account and people of organisations in "
                    + "other countries. While the identity provider does not answer, it is empty.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER}, scope = SCOPE)
    @Audited
    public Uni<WatchedPeopleList> named(@Valid @NotNull NameWatchedPeople command) {
        Actor actor = caller.get();
        return Multi.createFrom().iterable(command.people()).select().distinct()
                .onItem().transformToUni(accounts::find).merge(AT_ONCE)
                .select().where(Optional::isPresent).map(Optional::get)
                .collect().asList()
                .onFailure(IdentityProviderUnavailable.class).recoverWithItem(List.of())
                .flatMap(found -> records.among(actor, "LIST", found))
                .map(people -> new WatchedPeopleList(people, false));
    }

    @GET
    @Path("/{person}")
    @Operation(operationId = "getWatchedPerson", summary = "Read the name and organisation of a person whose accesses the audit records",
            description = "When the identity provider does not answer, the answer is 503.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER}, scope = SCOPE)
    @Audited
    public Uni<WatchedPersonView> get(UUID person) {
        Actor actor = caller.get();
        return orUnavailable(accounts.find(person)).flatMap(found -> records.among(actor, "READ", found.stream().toList()))
                .map(people -> people.stream().findFirst().orElseThrow(Problems::notFound));
    }

    private static <T> Uni<T> orUnavailable(Uni<T> asked) {
        return asked.onFailure(IdentityProviderUnavailable.class).transform(away -> Problems.unavailable(
                "people", "identity-away", "Accounts can't be reached now. Nothing was changed; ask again."));
    }
}
