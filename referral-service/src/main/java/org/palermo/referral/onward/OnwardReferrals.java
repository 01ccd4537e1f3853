package org.palermo.referral.onward;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;
import static org.palermo.referral.AllowedScopes.WORKED_ON;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.caserecord.protection.SharingConsents;
import org.palermo.referral.caserecord.support.CaseNeeds;
import org.palermo.referral.mechanism.provider.Providers;
import org.palermo.referral.profile.Profiles;

/// Refers needs and cases to other organisations, for those who work on the case, and shows the answers.
@Tag(name = "Onward referrals",
        description = "Needs of a case, or whole cases, that one organisation refers to another, which accepts or declines.")
@Path("/api/nrm/v1/cases/{id}/onward-referrals")
@ApplicationScoped
public class OnwardReferrals {
    static final String KIND = "onward_referral";
    static final String CASE = "case_file";

    private final VisibleCases cases;
    private final CaseNeeds needs;
    private final SharingConsents consents;
    private final SealedNeeds sealed;
    private final Providers providers;
    private final Countries countries;
    private final Profiles profiles;
    private final OnwardStore store;
    private final Notices notices;
    private final CurrentOperation operation;

    OnwardReferrals(VisibleCases cases, CaseNeeds needs, SharingConsents consents, SealedNeeds sealed, Providers providers,
            Countries countries, Profiles profiles, OnwardStore store, Notices notices, CurrentOperation operation) {
        this.cases = cases;
        this.needs = needs;
        this.consents = consents;
        this.sealed = sealed;
        this.providers = providers;
        this.countries = countries;
        this.profiles = profiles;
        this.store = store;
        this.notices = notices;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "referOnward", summary = "Refer a need of a case, or the whole case, to another organisation",
            description = "The organisation is told and answers. `contact` says how you are reached; the organisation sees it once it has "
                    + "accepted. Refused with 409: a case that is over; a need that already waits for an answer of the organisation; a "
                    + "second transfer while one waits; a need for which the person has withdrawn consent to share. Nothing can be "
                    + "referred to an organisation that enforces immigration rules (400).")
    @Authenticated
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<RestResponse<OnwardReferralView>> refer(UUID id, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull ReferOnward command) {
        Actor actor = operation.caller();
        UUID caseFile = id;
        return store.holdToRefer(caseFile)
                .chain(() -> cases.workedOn(actor, caseFile))
                .flatMap(file -> operation.once(actor, key, command, OnwardReferralView.class,
                        () -> refer(actor, file, command)))
                .map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/cases/" + id + "/onward-referrals/" + made.id()))
                .header("ETag", ETags.of(made.version())).build());
    }

    private Uni<OnwardReferralView> refer(Actor actor, VisibleCase file, ReferOnward command) {
        if (!file.takesWork()) {
            throw Problems.conflict("onward-referral", "case-over", "The case is over or has no identified person.");
        }
        if ((command.kind() == OnwardKind.SERVICE_REFERRAL) != (command.need() != null)) {
            throw Problems.invalid("need", "must be a need of this case for a service referral, and must be left out for a transfer");
        }
        OnwardReferral referral =
                OnwardReferral.of(actor, file, command, command.kind().term(profiles.of(countries.country(file.country()).orElseThrow())),
                        operation.now());
        return requireTakes(actor, command)
                .chain(() -> store.lockCase(file.id()))
                .chain(() -> requireNew(file, command))
                .chain(() -> cases.keyToWrite(file.id()))
                .invoke(key -> referral.contact = sealed.sealContact(key, referral, command.contact()))
                .flatMap(key -> asked(file, command).call(asked -> requireShared(file, asked))
                        .invoke(asked -> referral.asked = sealed.seal(key, referral, asked)))
                .call(() -> store.add(referral))
                .call(() -> notices.tellAgency(referral.addressee, referral.kind.notice("RECEIVED"), referral.id, referral.reference,
                        referral.expiresAt == null ? List.of()
                                : List.of(MailLine.until("answerBefore", referral.expiresAt, file.country()))))
                .call(() -> recorded(actor, "REFER_ONWARD", referral))
                .map(asked -> OnwardReferralView.of(referral, asked, command.contact(), operation.now()));
    }

    @GET
    @Operation(operationId = "listOnwardReferrals", summary = "List the onward referrals of a case with their answers, latest first",
            description = "The list has referrals of needs and of the whole case, also those that have ended. `reason` says why a "
                    + "referral was declined or withdrawn. A case that you neither work on nor cover gets 404.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<Page<OnwardReferralView>> page(UUID id, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        UUID caseFile = id;
        Cursor after = Cursor.parse(cursor);
        return cases.followed(actor, caseFile)
                .chain(() -> store.ofCase(caseFile, after, limit))
                .flatMap(found -> views(caseFile, found))
                .map(views -> Page.of(views, limit, view -> new Cursor(view.sentAt(), view.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(OnwardReferralView::id).toList()))
                .call(() -> operation.record(actor, "READ_ONWARD", CASE, caseFile));
    }

    @GET
    @Path("/{referral}")
    @Operation(operationId = "getOnwardReferral", summary = "Read an onward referral of a case",
            description = "You need its ETag to withdraw it while it waits for an answer. A referral of another case gets 404.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<RestResponse<OnwardReferralView>> get(UUID id, UUID referral) {
        Actor actor = operation.caller();
        return cases.followed(actor, id)
                .chain(() -> store.of(id, referral))
                .call(found -> recorded(actor, "READ", found))
                .flatMap(this::view)
                .map(ETags::on);
    }

    @POST
    @Path("/{referral}/withdrawal")
    @Operation(operationId = "withdrawOnwardReferral", summary = "Withdraw an onward referral that was not answered yet",
            description = "A case coordinator can withdraw the referrals of their own organisation, a competent authority any referral. "
                    + "The organisation to which it was sent is told, and so is the sender if somebody else withdraws it. A referral that "
                    + "was answered, withdrawn or has expired gets 409. Send the ETag of the referral in If-Match.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY},
            scope = "case coordinator: referrals that the caller's organisation has sent, of cases that the caller works on; competent "
                    + "authority: cases in the regions that the caller covers")
    @Audited
    @Scoped
    public Uni<RestResponse<OnwardReferralView>> withdraw(
            UUID id, UUID referral, @RestHeader("If-Match") String ifMatch, @Valid @NotNull WithdrawOnward command) {
        Actor actor = operation.caller();
        return cases.followed(actor, id)
                .chain(() -> store.of(id, referral))
                .invoke(found -> ETags.require(ifMatch, found.version))
                .invoke(found -> found.withdraw(command.reason(), actor, operation.now()))
                .call(store::flush)
                .call(found -> notices.tellAgency(found.addressee, found.kind.notice("WITHDRAWN"), found.id, found.reference))
                .call(found -> found.sender.equals(actor.agency()) ? Uni.createFrom().voidItem()
                        : notices.tellAgency(found.sender, found.kind.notice("WITHDRAWN"), found.id, found.reference))
                .call(found -> recorded(actor, "WITHDRAW", found))
                .flatMap(this::view)
                .map(ETags::on);
    }

    /// What an organisation has sent, including cases on which it no longer works.
    @Scoped
    public Uni<Page<SentReferralView>> sent(Actor actor, Cursor after, int limit) {
        return store.from(actor.agency(), after, limit)
                .flatMap(found -> cases.workedOn(actor, found.stream().map(referral -> referral.caseFile).toList())
                        .map(references -> Page.of(found.stream().map(referral -> SentReferralView.of(referral,
                                references.get(referral.caseFile), operation.now())).toList(), limit,
                                view -> new Cursor(view.sentAt(), view.id()))))
                .call(page -> operation.record(actor, "LIST_SENT", KIND, page.items().stream().map(SentReferralView::id).toList()))
                .call(page -> listed(actor, page.items().stream().map(SentReferralView::caseFile).filter(Objects::nonNull).distinct()
                        .toList()));
    }

    /// Nothing is recorded of cases that were not named.
    private Uni<Void> listed(Actor actor, List<UUID> named) {
        return named.isEmpty() ? Uni.createFrom().voidItem() : operation.record(actor, "LIST_SENT", CASE, named);
    }

    private Uni<Void> requireTakes(Actor actor, ReferOnward command) {
        return providers.designationToAddress(command.to()).invoke(to -> {
            if (!to.mayFollowCases() || command.to().equals(actor.agency())) {
                throw Problems.invalid("to", "must be another organisation in the register that does not enforce immigration rules");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> requireNew(VisibleCase file, ReferOnward command) {
        return store.waits(file.id(), command, operation.now()).invoke(waits -> {
            if (waits) {
                throw Problems.conflict("onward-referral", "waits", "The same referral is already waiting for an answer.");
            }
        }).replaceWithVoid();
    }

    /// @param asked null for a transfer
    private Uni<Void> requireShared(VisibleCase file, ReferredNeed asked) {
        return asked == null ? Uni.createFrom().voidItem() : consents.isWithdrawn(file.id(), asked.category()).invoke(withdrawn -> {
            if (withdrawn) {
                throw Problems.conflict("onward-referral", "consent-withdrawn", "The person has withdrawn consent to share this.");
            }
        }).replaceWithVoid();
    }

    /// @return null for a transfer
    private Uni<ReferredNeed> asked(VisibleCase file, ReferOnward command) {
        return command.need() == null
                ? Uni.createFrom().nullItem()
                : needs.find(file.id(), command.need()).map(need -> need.map(ReferredNeed::of)
                        .orElseThrow(() -> Problems.invalid("need",
                                "must be a need of this case for a service referral, and must be left out for a transfer")));
    }

    private Uni<OnwardReferralView> view(OnwardReferral referral) {
        return views(referral.caseFile, List.of(referral)).map(List::getFirst);
    }

    private Uni<List<OnwardReferralView>> views(UUID caseFile, List<OnwardReferral> referrals) {
        return cases.key(caseFile)
                .map(key -> referrals.stream()
                        .map(referral -> OnwardReferralView.of(referral, sealed.open(key, referral), sealed.openContact(key, referral),
                                operation.now())).toList());
    }

    /// Audits both the referral and the case, so that a search for either finds the entry.
    private Uni<Void> recorded(Actor actor, String action, OnwardReferral referral) {
        return operation.record(actor, action, KIND, referral.id)
                .chain(() -> operation.record(actor, action + "_" + referral.kind, CASE, referral.caseFile));
    }
}
