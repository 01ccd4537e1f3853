package org.palermo.referral.people.recovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The requests to remove a second factor and the decisions on them, each in its own transaction.
@ApplicationScoped
class FactorResetRecords {
    private static final String KIND = "person";
    private static final int REFERENCE_BITS = 40;

    private final FactorResetStore store;
    private final FactorResetConfig config;
    private final Notices notices;
    private final CurrentOperation operation;

    FactorResetRecords(FactorResetStore store, FactorResetConfig config, Notices notices, CurrentOperation operation) {
        this.store = store;
        this.config = config;
        this.notices = notices;
        this.operation = operation;
    }

    /// The agency of a person whose account the actor keeps.
    @Scoped
    Uni<UUID> agencyOf(Actor actor, UUID person) {
        return store.agencyOf(person).map(found -> found.orElseThrow(Problems::notFound));
    }

    @Scoped
    Uni<FactorResetView> ask(Actor actor, UUID person, String key, AskFactorReset command) {
        return operation.once(actor, key, command, FactorResetView.class, () ->
                store.lockPerson(person).map(found -> found.orElseThrow(Problems::notFound))
                        .invoke(found -> requireAskable(actor, person, found))
                        .call(() -> store.isOpen(person, operation.now()).invoke(FactorResetRecords::requireNoneOpen))
                        .flatMap(found -> add(actor, person, found, command))
                        .map(reset -> reset.seen(operation.now())));
    }

    private static void requireAskable(Actor actor, UUID person, FactorResetStore.Person found) {
        FactorReset.requireAnother(actor, person);
        if (!found.active()) {
            throw Problems.conflict("people", "not-active", "The account is suspended or removed.");
        }
    }

    private static void requireNoneOpen(boolean open) {
        if (open) {
            throw Problems.conflict("people", "factor-reset-open",
                    "Somebody has already asked for this. The request waits for a decision.");
        }
    }

    private Uni<FactorReset> add(Actor actor, UUID person, FactorResetStore.Person found, AskFactorReset command) {
        FactorReset reset = new FactorReset(
                Ids.next(), person, found.agency(), Reference.random(REFERENCE_BITS), command.reason(), command.identityCheck(),
                command.passwordToo(), actor.subject(), operation.now(), operation.now().plus(config.open()), FactorResetState.OPEN,
                null, null, null);
        return store.add(reset)
                .chain(() -> operation.record(actor, "ASK_FACTOR_RESET", KIND, person))
                .chain(() -> store.hasAnother(reset))
                .flatMap(another -> tell(reset, found.country(), another))
                .replaceWith(reset);
    }

    /// @param another whether another administrator of the organisation can decide
    private Uni<Void> tell(FactorReset reset, String country, boolean another) {
        List<MailLine> lines = List.of(MailLine.until("answerBefore", reset.expiresAt(), country));
        return another
                ? notices.tellAgency(reset.agency(), "FACTOR_RESET_ASKED", reset.id(), reset.reference(), lines)
                : notices.tellRole(Role.MECHANISM_ADMINISTRATOR, country, "FACTOR_RESET_ASKED", reset.id(), reset.reference(), lines);
    }

    @Scoped
    Uni<FactorReset> get(Actor actor, UUID person, UUID id) {
        return store.find(id, person).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// @param state `APPROVED` or `REFUSED`
    @Scoped
    Uni<FactorReset> decide(Actor actor, UUID person, UUID id, String key, FactorResetState state) {
        return operation.once(actor, key, state, FactorReset.class, () ->
                store.lockPerson(person).map(found -> found.orElseThrow(Problems::notFound))
                        .flatMap(account -> store.find(id, person).map(found -> found.orElseThrow(Problems::notFound))
                                .call(reset -> store.hasAnother(reset).invoke(another -> reset.requireDecider(actor, another)))
                                .invoke(reset -> reset.requireOpen(operation.now()))
                                .invoke(reset -> requireAskable(actor, person, account))
                                .call(reset -> state == FactorResetState.APPROVED ? requireAsker(id) : Uni.createFrom().voidItem()))
                        .call(reset -> store.decide(id, state, actor.subject(), operation.now()).invoke(FactorResetRecords::requireDecided))
                        .call(() -> operation.record(actor, action(state), KIND, person))
                        .call(reset -> state == FactorResetState.REFUSED
                                ? notices.tellAgency(reset.agency(), "FACTOR_RESET_REFUSED", id, reset.reference())
                                : Uni.createFrom().voidItem())
                        .chain(() -> store.find(id, person).map(found -> found.orElseThrow(Problems::notFound))));
    }

    private Uni<Void> requireAsker(UUID id) {
        return store.askerAdministers(id).invoke(administers -> {
            if (!administers) {
                throw Problems.conflict("people", "factor-reset-asker",
                        "The person who asked is no longer an active administrator. Ask again.");
            }
        }).replaceWithVoid();
    }

    private static void requireDecided(boolean decided) {
        if (!decided) {
            throw FactorReset.decidedAlready();
        }
    }

    private static String action(FactorResetState state) {
        return state == FactorResetState.APPROVED ? "APPROVE_FACTOR_RESET" : "REFUSE_FACTOR_RESET";
    }

    @Scoped
    Uni<Page<FactorResetView>> open(Actor actor, Cursor after, int limit) {
        return store.open(operation.now(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, reset -> new Cursor(reset.askedAt(), reset.id())))
                .map(page -> new Page<>(page.items().stream().map(reset -> reset.seen(operation.now())).toList(), page.next()))
                .call(page -> operation.record(actor, "LIST", "factor_reset", page.items().stream().map(FactorResetView::id).toList()));
    }

    @Scoped
    Uni<List<FactorReset>> untold(Actor system, Instant before) {
        return store.untold(before);
    }

    /// The identity provider has removed the factor: tells the agency, once.
    @Scoped
    Uni<FactorReset> removed(Actor system, FactorReset reset, Instant at) {
        return store.removed(reset.id(), at)
                .call(first -> first
                        ? notices.tellAgency(reset.agency(), "FACTOR_REMOVED", reset.id(), reset.reference())
                        : Uni.createFrom().voidItem())
                .chain(() -> store.find(reset.id(), reset.person()))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    @Scoped
    Uni<List<FactorReset>> unmailed(Actor system, Instant at) {
        return store.unmailed(at.minus(config.mailed()), at.minus(config.mailAgain()));
    }

    /// @return empty when somebody else is mailing, or has mailed
    @Scoped
    Uni<Optional<FactorResetStore.Unsent>> tryMail(Actor system, UUID id, Instant at) {
        return store.tryMail(id, at, at.minus(config.mailAgain()));
    }

    @Scoped
    Uni<Void> mailed(Actor system, UUID id, Instant at) {
        return store.mailed(id, at);
    }

    @Scoped
    Uni<Void> linked(Actor system, UUID id, Instant at) {
        return store.linked(id, at);
    }
}
