package org.palermo.referral.people;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.mechanism.provider.Providers;
import org.palermo.referral.people.agency.Agency;
import org.palermo.referral.people.agency.AgencyRoles;
import org.palermo.referral.people.identity.Account;

/// The decisions on accounts, each in its own transaction. The identity provider is informed afterwards.
@ApplicationScoped
public class PersonRecords {
    private static final String KIND = "person";

    private final PersonStore store;
    private final Providers providers;
    private final List<LeaversWork> work;
    private final CurrentOperation operation;

    PersonRecords(PersonStore store, Providers providers, @All List<LeaversWork> work, CurrentOperation operation) {
        this.store = store;
        this.providers = providers;
        this.work = work;
        this.operation = operation;
    }

    /// The agency whose people the actor manages: the actor's own, or for a mechanism administrator one in a country that she covers. The
    /// audit entry names the agency, not its people.
    ///
    /// @param wanted null for the actor's own
    @Scoped
    Uni<Agency> agency(Actor actor, UUID wanted, String action) {
        return agencyOf(actor, wanted == null ? actor.agency() : wanted)
                .call(agency -> operation.record(actor, action, "agency_people", agency.id()));
    }

    @Scoped
    Uni<List<PersonRecord>> among(Actor actor, Collection<UUID> ids) {
        return store.among(ids);
    }

    /// Adopts an account that exists only in the identity provider.
    @Scoped
    Uni<PersonRecord> adopt(Actor actor, Account account, List<String> roles) {
        PersonState state = account.enabled() ? PersonState.ACTIVE : PersonState.SUSPENDED;
        PersonRecord person = new PersonRecord(account.id(), account.agency(), roles, state, null, null, operation.now(), null, false, 0, 0,
                0);
        return store.add(person, null)
                .call(added -> added ? operation.record(actor, "ADOPT", KIND, person.id()) : Uni.createFrom().voidItem())
                .chain(() -> store.find(person.id()))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    /// Has the identity provider told again that the account is closed, unless the person is active.
    @Scoped
    Uni<Void> tellAgainIfClosed(Actor system, UUID id) {
        return store.tellAgainIfClosed(id);
    }

    @Scoped
    Uni<PersonRecord> get(Actor actor, UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound)).call(() -> operation.record(actor, "READ", KIND, id));
    }

    /// Records what the actor is about to do with the account of a person whom she keeps, at the identity provider alone.
    @Scoped
    Uni<Void> act(Actor actor, UUID id, String action) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound)).call(() -> operation.record(actor, action, KIND, id))
                .replaceWithVoid();
    }

    /// The gateway refuses the person's tokens that were issued before.
    @Scoped
    Uni<SessionsEndedView> sessionsEnded(Actor actor, UUID id, Instant at) {
        return store.sessionsEnded(id, at, actor.subject()).replaceWith(new SessionsEndedView(id, at));
    }

    /// Called before any call to the identity provider: checks that the actor may invite, and that a repeat with the same key is the same
    /// request.
    @Scoped
    Uni<Agency> mayInvite(Actor actor, String key, InvitePerson command) {
        return agencyOf(actor, command.agency() == null ? actor.agency() : command.agency())
                .invoke(agency -> requireGiven(actor, agency, command.roles()))
                .call(this::requireOpen)
                .flatMap(agency -> operation.once(actor, "asked", key, command, Agency.class, () -> Uni.createFrom().item(agency)));
    }

    /// The account exists already; it gets roles and password only after this has been committed.
    @Scoped
    Uni<PersonRecord> invited(Actor actor, String key, InvitePerson command, UUID account, Agency agency) {
        return operation.once(actor, key, command, PersonRecord.class, () -> {
            PersonRecord person = new PersonRecord(account, agency.id(), List.copyOf(new TreeSet<>(command.roles())), PersonState.ACTIVE,
                    null, null, operation.now(), null, true, 0, 0, 0);
            return store.add(person, actor.subject())
                    .flatMap(added -> added ? Uni.createFrom().item(person) : invitedAgain(actor, person))
                    .call(() -> operation.record(actor, "INVITE", KIND, account));
        });
    }

    /// The account has neither a password of its person's own nor a second factor. That can also be so after a loss; whoever invited her
    /// again would then get the only key to an account with work in it.
    private Uni<PersonRecord> invitedAgain(Actor actor, PersonRecord invited) {
        UUID id = invited.id();
        return store.lock(id)
                .map(found -> found.filter(known -> known.isActive() && known.agency().equals(invited.agency()) && !isSelf(actor, known))
                        .orElseThrow(PersonRecords::addressTaken))
                .call(() -> store.hadSecondFactor(id).invoke(PersonRecords::requireUnused))
                .invoke(known -> known.requireCasesKept(invited.roles()))
                .chain(() -> store.giveRoles(id, invited.roles()))
                .chain(() -> present(id));
    }

    @Scoped
    Uni<PersonRecord> giveRoles(Actor actor, UUID id, String ifMatch, GiveRoles command) {
        Set<String> roles = new TreeSet<>(command.roles());
        return locked(id, ifMatch).map(PersonRecord::requireActive)
                .call(person -> isSelf(actor, person) ? lowersOnly(person, roles) : agencyOf(actor, person.agency())
                        .invoke(agency -> requireGiven(actor, agency, changed(actor, person, roles))))
                .invoke(person -> person.requireCasesKept(roles))
                .chain(() -> store.giveRoles(id, roles))
                .chain(() -> operation.record(actor, "GIVE_ROLES", KIND, id))
                .chain(() -> present(id));
    }

    @Scoped
    Uni<PersonRecord> suspend(Actor actor, UUID id, String ifMatch, String key, SuspendPerson command) {
        return operation.once(actor, key, command, PersonRecord.class, () ->
                locked(id, ifMatch).map(PersonRecord::requireActive)
                        .invoke(person -> requireAnother(actor, person))
                        .call(person -> command.handOverTo() != null ? handOver(actor, person, "handOverTo", command.handOverTo())
                                : command.reason() == SuspensionReason.LEFT ? leave(actor, id) : Uni.createFrom().voidItem())
                        .chain(() -> store.close(id, PersonState.SUSPENDED, command.reason(), actor.subject(), operation.now()))
                        .chain(() -> operation.record(actor, "SUSPEND", KIND, id))
                        .chain(() -> present(id)));
    }

    /// Allowed in every state, also for a person who is suspended or removed.
    @Scoped
    Uni<PersonRecord> handOver(Actor actor, UUID id, String ifMatch, String key, HandOverWork command) {
        return operation.once(actor, key, command, PersonRecord.class, () ->
                locked(id, ifMatch)
                        .call(person -> handOver(actor, person, "to", command.to()))
                        .chain(() -> store.touch(id))
                        .chain(() -> present(id)));
    }

    private Uni<Void> handOver(Actor actor, PersonRecord leaver, String field, UUID to) {
        return store.find(to)
                .invoke(found -> found.orElseThrow(() -> leaver.noSuccessor(field)).requireSuccessor(field, leaver))
                .chain(() -> each(kind -> kind.handOver(actor, leaver.id(), to)))
                .chain(() -> operation.record(actor, "HAND_OVER", KIND, leaver.id()))
                .chain(() -> operation.record(actor, "TAKE_OVER", KIND, to));
    }

    private Uni<Void> leave(Actor actor, UUID leaver) {
        return each(kind -> kind.leave(actor, leaver));
    }

    private Uni<Void> each(Function<LeaversWork, Uni<Void>> step) {
        return Multi.createFrom().iterable(work).onItem().transformToUniAndConcatenate(step::apply).collect().last().replaceWithVoid();
    }

    @Scoped
    Uni<PersonRecord> reinstate(Actor actor, UUID id, String ifMatch, String key) {
        return operation.once(actor, key, "", PersonRecord.class, () ->
                locked(id, ifMatch).map(PersonRecord::requireSuspended)
                        .invoke(person -> {
                            if (isSelf(actor, person)) {
                                throw Problems.forbidden("people", "own-account", "You cannot reinstate yourself.");
                            }
                        })
                        .chain(() -> store.reopen(id))
                        .chain(() -> operation.record(actor, "REINSTATE", KIND, id))
                        .chain(() -> present(id)));
    }

    @Scoped
    Uni<ReviewedView> review(Actor actor, String key, ReviewAccess command, Function<String, ZoneId> zones) {
        return operation.once(actor, key, command, ReviewedView.class, () ->
                Multi.createFrom().iterable(command.decisions())
                        .onItem().transformToUniAndConcatenate(decision -> decide(actor, decision, zones))
                        .collect().last()
                        .map(quarter -> new ReviewedView(quarter, with(command, ReviewAccess.Outcome.CONFIRMED),
                                with(command, ReviewAccess.Outcome.REMOVED))));
    }

    /// The person's agency, needed for the time zone of her dates. Whoever manages the person may see it.
    @Scoped
    Uni<Agency> agencyOfPerson(Actor actor, PersonRecord person) {
        return agencyOf(actor, person.agency());
    }

    /// The accounts to confirm in the current quarter, with the number of those that are due and of those that are overdue.
    @Scoped
    Uni<Unconfirmed> unconfirmed(Actor actor, UUID agency, ZoneId zone, Cursor after, int limit) {
        Quarter quarter = Quarter.of(operation.now(), zone);
        return store.countUnconfirmed(agency, quarter.start())
                .flatMap(due -> store.countUnconfirmed(agency, quarter.previous().start())
                        .flatMap(overdue -> store.unconfirmed(agency, quarter.start(), after, limit)
                                .map(people -> new Unconfirmed(quarter, due, overdue, people, operation.now()))));
    }

    record Unconfirmed(Quarter quarter, long due, long overdue, List<PersonRecord> people, Instant at) {}

    private Uni<String> decide(Actor actor, ReviewAccess.Decision decision, Function<String, ZoneId> zones) {
        boolean removed = decision.outcome() == ReviewAccess.Outcome.REMOVED;
        return store.lock(decision.person()).map(found -> found.orElseThrow(Problems::notFound))
                .map(removed ? person -> person : PersonRecord::requireActive)
                .call(person -> removed ? mayClose(actor, person) : Uni.createFrom().voidItem())
                .call(person -> removed ? leave(actor, person.id()) : Uni.createFrom().voidItem())
                .call(person -> removed
                        ? store.close(person.id(), PersonState.REMOVED, null, actor.subject(), operation.now())
                        : store.confirm(person.id(), actor.subject(), operation.now()))
                .call(person -> operation.record(actor, removed ? "REMOVE" : "CONFIRM", KIND, person.id()))
                .flatMap(person -> agencyOf(actor, person.agency())
                        .map(agency -> Quarter.of(operation.now(), zones.apply(agency.country())).toString())
                        .call(quarter -> store.review(person, quarter, decision.outcome(), actor.subject(), operation.now())));
    }

    private static List<UUID> with(ReviewAccess command, ReviewAccess.Outcome outcome) {
        return command.decisions().stream().filter(decision -> decision.outcome() == outcome).map(ReviewAccess.Decision::person).toList();
    }

    private Uni<PersonRecord> locked(UUID id, String ifMatch) {
        return store.lock(id).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(person -> ETags.require(ifMatch, person.version()));
    }

    private Uni<PersonRecord> present(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound));
    }

    private Uni<Agency> agencyOf(Actor actor, UUID id) {
        if (id == null) {
            throw Problems.notFound();
        }
        boolean own = id.equals(actor.agency());
        return providers.find(id).map(found -> {
            if (found.isEmpty() && own) {
                throw Problems.conflict("people", "agency-not-registered", "Your organisation is not in the register of the mechanism.");
            }
            return found.filter(provider -> own || actor.has(Role.MECHANISM_ADMINISTRATOR) && actor.covers(provider.country()))
                    .map(Agency::of).orElseThrow(Problems::notFound);
        });
    }

    private Uni<Void> requireOpen(Agency agency) {
        return providers.keepOpen(agency.id()).invoke(open -> {
            if (open.isEmpty()) {
                throw Problems.conflict("people", "agency-closed", "The organisation is closed.");
            }
        }).replaceWithVoid();
    }

    private static void requireGiven(Actor actor, Agency agency, Collection<String> roles) {
        Set<String> given = AgencyRoles.givenBy(actor, agency);
        if (!given.containsAll(roles)) {
            throw Problems.invalid("roles", "must be roles that you may give to people of this kind of organisation");
        }
    }

    /// The roles that a change adds or takes away: of a role that somebody else gave, an administrator of an agency may do neither. An
    /// administrator of the mechanism takes away any role: what even she may not give does not fit the agency any more.
    private static Set<String> changed(Actor actor, PersonRecord person, Set<String> roles) {
        Set<String> changed = new TreeSet<>(roles);
        changed.removeAll(person.roles());
        if (!actor.has(Role.MECHANISM_ADMINISTRATOR)) {
            person.roles().stream().filter(held -> !roles.contains(held)).forEach(changed::add);
        }
        return changed;
    }

    private static boolean isSelf(Actor actor, PersonRecord person) {
        return actor.subject().equals(person.id().toString());
    }

    private Uni<Void> lowersOnly(PersonRecord person, Set<String> roles) {
        if (!person.roles().containsAll(roles)) {
            throw Problems.forbidden("people", "own-roles", "You cannot give yourself a role.");
        }
        return staysAdministered(person, roles);
    }

    /// Nobody suspends herself: she could not undo it, and somebody who took over her session could lock her out.
    private static void requireAnother(Actor actor, PersonRecord person) {
        if (isSelf(actor, person)) {
            throw Problems.forbidden("people", "own-suspension", "You cannot suspend yourself.");
        }
    }

    private Uni<Void> mayClose(Actor actor, PersonRecord person) {
        return isSelf(actor, person) ? staysAdministered(person, Set.of()) : Uni.createFrom().voidItem();
    }

    /// An agency without an administrator could be helped only from outside.
    private Uni<Void> staysAdministered(PersonRecord person, Set<String> kept) {
        List<String> given = List.of(Role.AGENCY_ADMINISTRATOR, Role.MECHANISM_ADMINISTRATOR).stream()
                .filter(role -> person.roles().contains(role) && !kept.contains(role)).toList();
        return Multi.createFrom().iterable(given)
                .onItem().transformToUniAndConcatenate(role -> store.anotherHolds(role, person))
                .invoke(another -> {
                    if (!another) {
                        throw Problems.conflict("people", "last-administrator", "Make somebody else an administrator first.");
                    }
                })
                .collect().last().replaceWithVoid();
    }

    /// @param used whether its person has set up the account before
    static void requireUnused(boolean used) {
        if (used) {
            throw addressTaken();
        }
    }

    static RuntimeException addressTaken() {
        return Problems.conflict("people", "address-taken", "There is already an account with this address.");
    }
}
