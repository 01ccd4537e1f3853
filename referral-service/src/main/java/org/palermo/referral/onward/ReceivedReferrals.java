package org.palermo.referral.onward;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.onward.OnwardStore.ToReach;
import org.palermo.referral.people.AccountAdoption;
import org.palermo.referral.people.WorkContacts;
import org.palermo.referral.team.TakenOverCases;

/// Referrals to an organisation: its people accept or decline them.
@Tag(name = "Onward referrals",
        description = "Needs of a case, or whole cases, that one organisation refers to another, which accepts or declines.")
@Path("/api/nrm/v1/received-referrals")
@ApplicationScoped
public class ReceivedReferrals {
    private static final String ADDRESSED = "referrals that are addressed to the caller's organisation; transfers: only case "
            + "coordinators and agency administrators";

    private final VisibleCases cases;
    private final SealedNeeds needs;
    private final TakenOverCases takenOver;
    private final AccountAdoption people;
    private final WorkContacts contacts;
    private final OnwardStore store;
    private final Notices notices;
    private final CurrentOperation operation;

    @Inject
    ReceivedReferrals self;

    ReceivedReferrals(VisibleCases cases, SealedNeeds needs, TakenOverCases takenOver, AccountAdoption people, WorkContacts contacts,
            OnwardStore store, Notices notices, CurrentOperation operation) {
        this.cases = cases;
        this.needs = needs;
        this.takenOver = takenOver;
        this.people = people;
        this.contacts = contacts;
        this.store = store;
        this.notices = notices;
        this.operation = operation;
    }

    /// A referral, and who works on its case. Their names are not known here.
    record Received(ReceivedReferralView view, List<ToReach> coordinators) {}

    @GET
    @Operation(operationId = "listReceivedReferrals", summary = "List the onward referrals to your organisation, latest first",
            description = "The list has codes, such as the region and the age group. It does not say who the person is or what is needed.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER},
            scope = "referrals that are addressed to the caller's organisation: codes, no person; transfers: only case coordinators "
                    + "and agency administrators")
    @Audited
    @Scoped
    public Uni<Page<ReceivedReferralView>> page(@RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.to(actor, after, limit)
                .map(found -> Page.of(found.stream().map(referral -> ReceivedReferralView.listed(referral, operation.now())).toList(),
                        limit, view -> new Cursor(view.sentAt(), view.id())))
                .call(page -> operation.record(actor, "LIST_RECEIVED", OnwardReferrals.KIND,
                        page.items().stream().map(ReceivedReferralView::id).toList()));
    }

    @GET
    @Path("/{referral}")
    @Operation(operationId = "getReceivedReferral", summary = "Read an onward referral to your organisation",
            description = "Until your organisation has accepted it, only the category of the need is shown. After that, you see the need "
                    + "itself, who coordinates the case and how to reach them, unless you are an agency administrator.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER},
            scope = "referrals that are addressed to the caller's organisation; transfers: only case coordinators and agency "
                    + "administrators; the need and how to reach the coordinators only once it is accepted, and never for agency "
                    + "administrators")
    @Audited
    public Uni<RestResponse<ReceivedReferralView>> get(UUID referral) {
        Actor actor = operation.caller();
        return self.read(actor, referral).flatMap(this::named).map(ETags::on);
    }

    @Scoped
    Uni<Received> read(Actor actor, UUID referral) {
        return store.addressed(actor, referral)
                .call(found -> recorded(actor, "READ_RECEIVED", found))
                .flatMap(found -> received(actor, found));
    }

    /// First adopts the coordinator's account, outside the transaction, if it exists only in the identity provider. It does so only for a
    /// transfer to the actor's organisation, when the actor takes the case herself or may name the coordinator.
    @POST
    @Path("/{referral}/acceptance")
    @Operation(operationId = "acceptOnwardReferral", summary = "Accept an onward referral: meet the need, or take over the case",
            description = "An agency administrator who accepts a transfer must name the `coordinator`; a case coordinator takes it over. "
                    + "With a transfer the coordinators of the former organisation stop working on the case, and the competent authority "
                    + "is told. The sender is told. Refused with 409: a referral that was answered, withdrawn or has expired; a case that "
                    + "is over; a coordinator who is not active in your organisation. Send the ETag of the referral in If-Match.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER}, scope = ADDRESSED)
    @Audited
    public Uni<RestResponse<ReceivedReferralView>> accept(@RestPath("referral") UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull AcceptOnward command) {
        Actor actor = operation.caller();
        UUID coordinator = command.coordinator() != null || !actor.has(Role.CASE_COORDINATOR)
                ? command.coordinator() : UUID.fromString(actor.subject());
        return (coordinator == null ? Uni.createFrom().voidItem() : known(actor, id, ifMatch, command, coordinator))
                .chain(() -> self.accepted(actor, id, ifMatch, command, coordinator))
                .flatMap(this::named)
                .map(ETags::on);
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
    Uni<Received> accepted(Actor actor, UUID id, String ifMatch, AcceptOnward command, UUID coordinator) {
        return store.holdToAnswer(id, coordinator).flatMap(takesWork -> store.addressed(actor, id)
                        .invoke(referral -> ETags.require(ifMatch, referral.version))
                        .invoke(referral -> check(actor, referral, command, coordinator))
                        .invoke(referral -> referral.accept(takesWork, actor, operation.now())))
                .call(store::flush)
                .call(referral -> referral.kind == OnwardKind.TRANSFER
                        ? takenOver.takeOver(actor, id, coordinator)
                                .chain(() -> notices.tellRole(Role.COMPETENT_AUTHORITY, referral.region, referral.kind.notice("ACCEPTED"),
                                        referral.caseFile, referral.reference))
                        : Uni.createFrom().voidItem())
                .call(referral -> notices.tellAgency(referral.sender, referral.kind.notice("ACCEPTED"), id, referral.reference))
                .call(referral -> recorded(actor, "ACCEPT", referral))
                .flatMap(referral -> received(actor, referral));
    }

    /// An administrator names the coordinator who takes the case; a coordinator takes it herself.
    private static void check(Actor actor, OnwardReferral referral, AcceptOnward command, UUID coordinator) {
        if (referral.kind == OnwardKind.SERVICE_REFERRAL && command.coordinator() != null) {
            throw Problems.invalid("coordinator", "must be left out, except for a transfer");
        }
        if (referral.kind == OnwardKind.TRANSFER && coordinator == null) {
            throw Problems.invalid("coordinator", "must name the coordinator who takes over the case");
        }
        if (command.coordinator() != null && !actor.has(Role.AGENCY_ADMINISTRATOR)
                && !command.coordinator().toString().equals(actor.subject())) {
            throw Problems.invalid("coordinator", "must be you, unless you are an administrator");
        }
    }

    @POST
    @Path("/{referral}/refusal")
    @Operation(operationId = "declineOnwardReferral", summary = "Decline an onward referral, with a reason",
            description = "The organisation that sent it is told. A referral that was answered, withdrawn or has expired gets 409. Send "
                    + "the ETag of the referral in If-Match.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER}, scope = ADDRESSED)
    @Audited
    @Scoped
    public Uni<RestResponse<ReceivedReferralView>> decline(UUID referral, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull DeclineOnward command) {
        Actor actor = operation.caller();
        return store.addressed(actor, referral)
                .invoke(found -> ETags.require(ifMatch, found.version))
                .invoke(found -> found.decline(command.reason(), actor, operation.now()))
                .call(store::flush)
                .call(found -> notices.tellAgency(found.sender, found.kind.notice("DECLINED"), referral, found.reference))
                .call(found -> recorded(actor, "DECLINE", found))
                .flatMap(found -> received(actor, found))
                .map(Received::view)
                .map(ETags::on);
    }

    private Uni<Received> received(Actor actor, OnwardReferral referral) {
        return store.toReach(referral.id).flatMap(people -> cases.key(referral.caseFile).map(key -> {
            boolean reachesSender = referral.kind == OnwardKind.TRANSFER
                    || people.stream().anyMatch(one -> one.agency().equals(referral.sender));
            return new Received(ReceivedReferralView.of(referral, needs.open(key, referral),
                    reachesSender ? needs.openContact(key, referral) : null, OnwardKind.meetsNeeds(actor.roles()),
                            operation.now()), people);
        }));
    }

    /// Reads the names outside of the transaction.
    private Uni<ReceivedReferralView> named(Received received) {
        List<ToReach> people = received.coordinators();
        return people.isEmpty() ? Uni.createFrom().item(received.view())
                : contacts.of(people.stream().map(ToReach::person).toList()).map(known -> received.view().reaching(people.stream()
                        .map(one -> CoordinatorContact.of(one.agency(), known.get(one.person()))).toList()));
    }

    private Uni<Void> recorded(Actor actor, String action, OnwardReferral referral) {
        return operation.record(actor, action, OnwardReferrals.KIND, referral.id)
                .chain(() -> operation.record(actor, action + "_" + referral.kind, OnwardReferrals.CASE, referral.caseFile));
    }
}
