package org.palermo.referral.onward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.people.AccountAdoption;
import org.palermo.referral.team.TakenOverCases;

/// Referrals to an organisation: its people accept or decline them.
@ApplicationScoped
public class ReceivedReferrals {
    private final VisibleCases cases;
    private final SealedNeeds needs;
    private final TakenOverCases takenOver;
    private final AccountAdoption people;
    private final OnwardStore store;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;

    @Inject
    ReceivedReferrals self;

    ReceivedReferrals(VisibleCases cases, SealedNeeds needs, TakenOverCases takenOver, AccountAdoption people, OnwardStore store, Notices notices, TransactionTime time, Audit audit) {
        this.cases = cases;
        this.needs = needs;
        this.takenOver = takenOver;
        this.people = people;
        this.store = store;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<Page<ReceivedReferralView>> page(Actor actor, Cursor after, int limit) {
        return store.to(actor, after, limit)
                .map(found -> Page.of(found.stream().map(referral -> ReceivedReferralView.of(referral, null, false, time.now())).toList(), limit,
                        view -> new Cursor(view.sentAt(), view.id())))
                .call(page -> audit.record(actor, "LIST_RECEIVED", OnwardReferrals.KIND, page.items().stream().map(ReceivedReferralView::id).toList()));
    }

    @Scoped
    public Uni<ReceivedReferralView> get(Actor actor, UUID id) {
        return store.addressed(actor, id)
                .call(referral -> recorded(actor, "READ_RECEIVED", referral))
                .flatMap(referral -> view(actor, referral));
    }

    /// First adopts the coordinator's account, outside the transaction, if it exists only in the identity provider. It does so only for a
    /// transfer to the actor's organisation, when the actor takes the case herself or may name the coordinator.
    public Uni<ReceivedReferralView> accept(Actor actor, UUID id, String ifMatch, AcceptOnward command) {
        UUID coordinator = command.coordinator() != null || !actor.has(Role.CASE_COORDINATOR) ? command.coordinator() : UUID.fromString(actor.subject());
        return (coordinator == null ? Uni.createFrom().voidItem() : known(actor, id, ifMatch, command, coordinator))
                .chain(() -> self.accepted(actor, id, ifMatch, command, coordinator));
    }

    private Uni<Void> known(Actor actor, UUID id, String ifMatch, AcceptOnward command, UUID coordinator) {
        return self.isTransfer(actor, id, ifMatch, command, coordinator)
                .flatMap(transfer -> transfer ? people.know(actor, coordinator) : Uni.createFrom().voidItem());
    }

    @Scoped
    Uni<Boolean> isTransfer(Actor actor, UUID id, String ifMatch, AcceptOnward command, UUID coordinator) {
        return store.addressed(actor, id)
                .invoke(referral -> ETags.require(ifMatch, referral.version))
                .invoke(referral -> check(actor, referral, command, coordinator))
                .map(referral -> referral.kind == OnwardKind.TRANSFER);
    }

    @Scoped
    Uni<ReceivedReferralView> accepted(Actor actor, UUID id, String ifMatch, AcceptOnward command, UUID coordinator) {
        return store.holdToAnswer(id, coordinator).flatMap(takesWork -> store.addressed(actor, id)
                .invoke(referral -> ETags.require(ifMatch, referral.version))
                .invoke(referral -> check(actor, referral, command, coordinator))
                .invoke(referral -> referral.accept(takesWork, actor, time.now())))
                .call(store::flush)
                .call(referral -> referral.kind == OnwardKind.TRANSFER
                        ? takenOver.takeOver(actor, id, coordinator).chain(() -> notices.tellRole(Role.COMPETENT_AUTHORITY, referral.region, referral.kind.notice("ACCEPTED"), id, referral.reference))
                        : Uni.createFrom().voidItem())
                .call(referral -> notices.tellAgency(referral.sender, referral.kind.notice("ACCEPTED"), id, referral.reference))
                .call(referral -> recorded(actor, "ACCEPT", referral))
                .flatMap(referral -> view(actor, referral));
    }

    /// An administrator names the coordinator who takes the case; a coordinator takes it herself.
    private static void check(Actor actor, OnwardReferral referral, AcceptOnward command, UUID coordinator) {
        if (referral.kind == OnwardKind.SERVICE_REFERRAL && command.coordinator() != null) {
            throw Problems.invalid("coordinator", "must be left out, except for a transfer");
        }
        if (referral.kind == OnwardKind.TRANSFER && coordinator == null) {
            throw Problems.invalid("coordinator", "must name the coordinator who takes over the case");
        }
        if (command.coordinator() != null && !actor.has(Role.AGENCY_ADMINISTRATOR) && !command.coordinator().toString().equals(actor.subject())) {
            throw Problems.invalid("coordinator", "must be yourself, unless you are an administrator");
        }
    }

    @Scoped
    public Uni<ReceivedReferralView> decline(Actor actor, UUID id, String ifMatch, DeclineOnward command) {
        return store.addressed(actor, id)
                .invoke(referral -> ETags.require(ifMatch, referral.version))
                .invoke(referral -> referral.decline(command.reason(), actor, time.now()))
                .call(store::flush)
                .call(referral -> notices.tellAgency(referral.sender, referral.kind.notice("DECLINED"), id, referral.reference))
                .call(referral -> recorded(actor, "DECLINE", referral))
                .flatMap(referral -> view(actor, referral));
    }

    private Uni<ReceivedReferralView> view(Actor actor, OnwardReferral referral) {
        return cases.key(referral.caseFile)
                .map(key -> ReceivedReferralView.of(referral, needs.open(key, referral), OnwardKind.meetsNeeds(actor.roles()), time.now()));
    }

    private Uni<Void> recorded(Actor actor, String action, OnwardReferral referral) {
        return audit.record(actor, action, OnwardReferrals.KIND, referral.id)
                .chain(() -> audit.record(actor, action + "_" + referral.kind, OnwardReferrals.CASE, referral.caseFile));
    }
}
