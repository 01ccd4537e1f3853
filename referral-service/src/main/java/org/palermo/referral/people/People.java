package org.palermo.referral.people;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;

/// Manages accounts: decides in {@link PersonRecords}, then informs the identity provider. No transaction is open during calls to the
/// identity provider.
@ApplicationScoped
class People {
    private static final int ADOPTED_AT_ONCE = 100;

    private final PersonRecords records;
    private final Accounts accounts;
    private final IdentityProviderSync tellings;
    private final Countries countries;
    private final PeopleConfig config;

    People(PersonRecords records, Accounts accounts, IdentityProviderSync tellings, Countries countries, PeopleConfig config) {
        this.records = records;
        this.accounts = accounts;
        this.tellings = tellings;
        this.countries = countries;
        this.config = config;
    }

    /// Sorted by user name.
    ///
    /// @param agency null for the actor's own
    Uni<PeoplePage> page(Actor actor, UUID agency, int first, int limit) {
        return orAway(records.agency(actor, agency, "LIST")
                .flatMap(of -> accounts.ofAgency(of.id(), first, limit + 1)
                        .flatMap(found -> seen(actor, of, found.subList(0, Math.min(limit, found.size())))
                                .map(people -> new PeoplePage(people, found.size() > limit ? PeoplePage.write(first + limit) : null,
                                        List.copyOf(AgencyRoles.givenBy(actor, of)))))));
    }

    Uni<PersonView> get(Actor actor, UUID id) {
        return records.get(actor, id).flatMap(person -> named(actor, person));
    }

    /// A repeat finds the account that the first attempt created, and continues from there.
    Uni<InvitationView> invite(Actor actor, String key, InvitePerson command) {
        return orAway(records.mayInvite(actor, key, command)
                .flatMap(agency -> accounts.create(command, agency)
                        .flatMap(made -> made.isPresent() ? Uni.createFrom().item(made.get()) : madeBefore(command, agency))
                        .flatMap(account -> records.invited(actor, key, command, account, agency))
                        .call(tellings::tell)
                        .flatMap(person -> credentials(person).flatMap(given -> named(actor, person)
                                .map(view -> new InvitationView(view, given.orElse(null), given.isEmpty() && view.state() == PersonState.INVITED))))));
    }

    Uni<PersonView> giveRoles(Actor actor, UUID id, String ifMatch, GiveRoles command) {
        return colleaguesOf(actor, id)
                .chain(() -> records.giveRoles(actor, id, ifMatch, command))
                .flatMap(person -> told(actor, person));
    }

    Uni<PersonView> suspend(Actor actor, UUID id, String ifMatch, String key, SuspendPerson command) {
        return colleaguesOf(actor, id)
                .chain(() -> records.suspend(actor, id, ifMatch, key, command))
                .flatMap(person -> told(actor, person));
    }

    Uni<PersonView> reinstate(Actor actor, UUID id, String ifMatch, String key) {
        return records.reinstate(actor, id, ifMatch, key).flatMap(person -> told(actor, person));
    }

    Uni<PersonView> handOver(Actor actor, UUID id, String ifMatch, String key, HandOverWork command) {
        return records.handOver(actor, id, ifMatch, key, command).flatMap(person -> named(actor, person));
    }

    /// @param agency null for the actor's own
    Uni<ReviewView> unconfirmed(Actor actor, UUID agency, Cursor after, int limit) {
        return orAway(records.agency(actor, agency, "REVIEW")
                .call(of -> adoptAll(actor, of, 0))
                .flatMap(of -> records.unconfirmed(actor, of.id(), zone(of.country()), after, limit + 1)
                        .flatMap(waiting -> inOrder(waiting.people(), person -> named(actor, person, of))
                                .map(people -> Page.of(people, limit, p -> new Cursor(p.recordedAt(), p.id())))
                                .map(page -> new ReviewView(waiting.quarter().toString(), waiting.quarter().lastDay(), waiting.due(),
                                        waiting.overdue(), page.items(), page.next())))));
    }

    Uni<ReviewedView> review(Actor actor, String key, ReviewAccess command) {
        boolean herself = command.decisions().stream().anyMatch(decision -> decision.person().toString().equals(actor.subject()));
        return (herself ? colleaguesOf(actor, UUID.fromString(actor.subject())) : Uni.createFrom().voidItem())
                .chain(() -> records.review(actor, key, command, this::zone))
                .call(reviewed -> records.among(actor, reviewed.removed()).flatMap(removed -> inOrder(removed, tellings::tell)));
    }

    /// When the caller acts on her own account, the check for another administrator needs the records of all colleagues.
    private Uni<Void> colleaguesOf(Actor actor, UUID id) {
        return id.toString().equals(actor.subject())
                ? orAway(records.agency(actor, null, "LIST").flatMap(of -> adoptAll(actor, of, 0)))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> adoptAll(Actor actor, Agency agency, int first) {
        return accounts.ofAgency(agency.id(), first, ADOPTED_AT_ONCE)
                .flatMap(found -> recorded(actor, found)
                        .flatMap(known -> found.size() < ADOPTED_AT_ONCE
                                ? Uni.createFrom().voidItem()
                                : adoptAll(actor, agency, first + ADOPTED_AT_ONCE)));
    }

    private Uni<List<PersonView>> seen(Actor actor, Agency agency, List<Account> found) {
        ZoneId zone = zone(agency.country());
        return recorded(actor, found)
                .map(known -> found.stream().filter(Account::isPerson).map(account -> known.get(account.id()).seen(account, Instant.now(), zone)).toList());
    }

    /// The records of these accounts; accounts that exist only in the identity provider are adopted.
    private Uni<Map<UUID, PersonRecord>> recorded(Actor actor, List<Account> found) {
        return records.among(actor, found.stream().filter(Account::isPerson).map(Account::id).toList()).flatMap(known -> {
            Set<UUID> ids = known.stream().map(PersonRecord::id).collect(Collectors.toSet());
            return inOrder(found.stream().filter(account -> account.isPerson() && !ids.contains(account.id())).toList(),
                    account -> accounts.roles(account.id()).flatMap(roles -> records.adopt(actor, account, roles)))
                    .map(adopted -> {
                        List<PersonRecord> all = new ArrayList<>(known);
                        all.addAll(adopted);
                        return all.stream().collect(Collectors.toMap(PersonRecord::id, Function.identity()));
                    });
        });
    }

    private Uni<UUID> madeBefore(InvitePerson command, Agency agency) {
        return accounts.named(command.username()).map(found -> found
                .filter(account -> account.unused() && agency.id().equals(account.agency()))
                .map(Account::id).orElseThrow(PersonRecords::addressTaken));
    }

    /// Empty when the person has already signed in, or when a link is mailed.
    private Uni<Optional<String>> credentials(PersonRecord person) {
        return accounts.find(person.id()).flatMap(found -> {
            if (found.filter(Account::unused).isEmpty()) {
                return Uni.createFrom().item(Optional.<String>empty());
            }
            if (config.invitation() == PeopleConfig.Invitation.MAIL) {
                return accounts.mailInvitation(person.id()).replaceWith(Optional.<String>empty());
            }
            String password = Reference.random(100);
            return accounts.setOneTimePassword(person.id(), password).replaceWith(Optional.of(password));
        });
    }

    private Uni<PersonView> told(Actor actor, PersonRecord person) {
        return tellings.tell(person).chain(() -> named(actor, person));
    }

    private Uni<PersonView> named(Actor actor, PersonRecord person) {
        return records.agencyOfPerson(actor, person).flatMap(agency -> named(actor, person, agency));
    }

    /// Reads the current record: the identity provider may have been informed since the decision.
    private Uni<PersonView> named(Actor actor, PersonRecord person, Agency agency) {
        return records.among(actor, List.of(person.id()))
                .map(found -> found.stream().findFirst().orElse(person))
                .flatMap(present -> accounts.find(person.id()).onFailure(IdentityProviderUnavailable.class).recoverWithItem(Optional.empty())
                        .map(account -> present.seen(account.orElse(null), Instant.now(), zone(agency.country()))));
    }

    private ZoneId zone(String country) {
        return countries.country(country).map(found -> found.zone()).orElseThrow(Problems::notFound);
    }

    private static <T, R> Uni<List<R>> inOrder(List<T> items, Function<T, Uni<R>> step) {
        return Multi.createFrom().iterable(items).onItem().transformToUniAndConcatenate(step::apply).collect().asList();
    }

    private static <T> Uni<T> orAway(Uni<T> work) {
        return work.onFailure(IdentityProviderUnavailable.class).transform(away ->
                Problems.unavailable("people", "identity-away", "Accounts can't be reached now. Nothing was changed; ask again."));
    }
}
