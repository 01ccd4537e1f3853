package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

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
import java.util.Optional;
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
import org.palermo.referral.casefile.decision.MakeDecision;
import org.palermo.referral.casefile.decision.ProposalState;
import org.palermo.referral.casefile.decision.ProposalStore;
import org.palermo.referral.casefile.decision.ProposalView;
import org.palermo.referral.casefile.decision.ReturnDecision;
import org.palermo.referral.casefile.person.Persons;

/// Decisions that two people of the authority make, where the law of the country asks for a second reader: one proposes, and the decision
/// takes effect when another confirms it.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/decision-proposals")
@Authenticated
@ApplicationScoped
public class ProposedDecisions {
    private static final String COVERED = "cases in the regions that the caller covers";
    private static final String KIND = "decision_proposal";

    private final CaseSteps steps;
    private final CaseFileReads reads;
    private final ProposalStore store;
    private final Persons persons;
    private final Notices notices;
    private final CurrentOperation operation;

    ProposedDecisions(CaseSteps steps, CaseFileReads reads, ProposalStore store, Persons persons, Notices notices,
            CurrentOperation operation) {
        this.steps = steps;
        this.reads = reads;
        this.store = store;
        this.persons = persons;
        this.notices = notices;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "proposeDecision", summary = "Propose a decision that another person of your authority confirms",
            description = "It is only for decisions for which the law of the country requires a second reader. The answer is 409 for "
                    + "other decisions, for a decision that could not be made today, for a case with an open proposed decision, and for a "
                    + "case on which people of another authority work and nobody of yours. Your authority is told. Send the ETag of the "
                    + "case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<ProposalView>> propose(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull MakeDecision command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, ProposalView.class, () -> steps.changed(actor, id, ifMatch)
                        .call(file -> requireTheirs(actor, file))
                        .call(file -> requireNeeded(file, command))
                        .flatMap(file -> proposed(actor, file, command)))
                .map(view -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .location(URI.create("/api/nrm/v1/cases/" + id + "/decision-proposals/" + view.id())).build());
    }

    /// A proposal of another authority would block the authority whose people work on the case.
    private Uni<Void> requireTheirs(Actor actor, CaseFile file) {
        return store.isFor(file.id(), actor.agency()).invoke(theirs -> {
            if (!theirs) {
                throw Problems.conflict("case-file", "another-authority",
                        "Another authority works on this case: only its people can propose a decision.");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> requireNeeded(CaseFile file, MakeDecision command) {
        return steps.needsSecondReader(file, command).invoke(needed -> {
            if (!needed) {
                throw Problems.conflict("case-file", "one-person-decides",
                        "The law of this country does not require a second reader for this decision. Record the decision itself.");
            }
        }).replaceWithVoid();
    }

    private Uni<ProposalView> proposed(Actor actor, CaseFile file, MakeDecision command) {
        return persons.keyToWrite(file.id())
                .flatMap(key -> store.add(key, file.region(), command, actor, operation.now())
                        .map(added -> added.orElseThrow(() -> Problems.conflict("case-file", "proposed",
                                "A proposed decision on this case is already waiting.")))
                        .call(proposal -> recorded(actor, "PROPOSE", file.id(), proposal))
                        .call(() -> notices.tellAgency(actor.agency(), "DECISION_PROPOSED", file.id(), file.reference(),
                                file.dueOn() == null ? List.of() : List.of(MailLine.of("lastDay", file.dueOn()))))
                        .flatMap(proposal -> store.find(file.id(), proposal, Optional.of(key))))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    @GET
    @Operation(operationId = "listDecisionProposals", summary = "List the decisions that were proposed on a case, latest first",
            description = "At most one proposed decision waits for a second person; the others were confirmed, returned or withdrawn.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<Page<ProposalView>> page(UUID id, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return covered(actor, id)
                .chain(() -> persons.key(id))
                .flatMap(key -> store.page(id, key, after, limit + 1))
                .map(rows -> Page.of(rows, limit, view -> new Cursor(view.proposedAt(), view.id())))
                .call(() -> operation.record(actor, "READ_PROPOSALS", CaseFiles.KIND, id));
    }

    @POST
    @Path("/{proposal}/confirmation")
    @Operation(operationId = "confirmDecision", summary = "Confirm a proposed decision, which then takes effect",
            description = "Another person of the same authority must confirm it, not the person who proposed it; if the case has a second "
                    + "reader, it must be that person (409). The decision must still be possible today (409). The answer is the file in "
                    + "its new stage. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> confirm(UUID id, UUID proposal, @RestHeader("If-Match") String ifMatch) {
        Actor actor = operation.caller();
        return steps.changed(actor, id, ifMatch)
                .flatMap(file -> persons.keyToWrite(id).flatMap(key -> store.find(id, proposal, Optional.of(key))
                        .map(found -> ofAuthority(actor.agency(), found))
                        .invoke(found -> requireSecond(actor, file, found))
                        .call(() -> store.answer(proposal, ProposalState.CONFIRMED, null, key, actor, operation.now())
                                .invoke(ProposedDecisions::requireWaits))
                        .call(() -> recorded(actor, "CONFIRM", id, proposal))
                        .flatMap(found -> steps.decided(actor, file, found.command(), found.proposedBy()))))
                .map(ETags::on);
    }

    private static void requireSecond(Actor actor, CaseFile file, ProposalView found) {
        UUID self = UUID.fromString(actor.subject());
        if (found.proposedBy().equals(self)) {
            throw Problems.conflict("case-file", "same-person", "You proposed this decision: another person has to confirm it.");
        }
        if (file.secondReader() != null && !file.secondReader().equals(self)) {
            throw Problems.conflict("case-file", "not-the-second-reader",
                    "Another person of your authority is the second reader of this case.");
        }
    }

    @POST
    @Path("/{proposal}/return")
    @Operation(operationId = "returnDecision", summary = "Return a proposed decision with reasons, or withdraw your own",
            description = "The case does not change, and the authority that proposed the decision is told. If that authority no longer "
                    + "works on the case and yours does, you can return it too. A proposed decision that no longer waits gets 409.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<ProposalView> giveBack(UUID id, UUID proposal, @Valid @NotNull ReturnDecision command) {
        Actor actor = operation.caller();
        return covered(actor, id).flatMap(file -> persons.keyToWrite(id)
                .flatMap(key -> store.find(id, proposal, Optional.of(key))
                        .flatMap(found -> returnable(actor, id, found))
                        .call(found -> store.answer(proposal, state(actor, found), command.reasons(), key, actor, operation.now())
                                .invoke(ProposedDecisions::requireWaits))
                        .call(() -> recorded(actor, "RETURN", id, proposal))
                        .call(found -> notices.tellAgency(found.body(), "DECISION_RETURNED", id, file.reference()))
                        .chain(() -> store.find(id, proposal, Optional.of(key))))
                .map(found -> found.orElseThrow(Problems::notFound)));
    }

    private static ProposalState state(Actor actor, ProposalView found) {
        return found.proposedBy().toString().equals(actor.subject()) ? ProposalState.WITHDRAWN : ProposalState.RETURNED;
    }

    private static ProposalView ofAuthority(UUID authority, Optional<ProposalView> found) {
        return found.filter(proposal -> proposal.body().equals(authority)).orElseThrow(Problems::notFound);
    }

    /// The authority that now works on the case can also return a proposal that an authority which no longer works on it has left.
    private Uni<ProposalView> returnable(Actor actor, UUID caseFile, Optional<ProposalView> found) {
        ProposalView proposal = found.orElseThrow(Problems::notFound);
        return proposal.body().equals(actor.agency())
                ? Uni.createFrom().item(proposal)
                : store.isFor(caseFile, proposal.body()).flatMap(theirs -> theirs
                        ? Uni.createFrom().item(false) : store.isFor(caseFile, actor.agency()))
                        .map(ours -> ofAuthority(ours ? proposal.body() : actor.agency(), found));
    }

    private static void requireWaits(boolean waits) {
        if (!waits) {
            throw Problems.conflict("case-file", "answered", "The proposed decision was already confirmed, returned or withdrawn.");
        }
    }

    /// Without the ways by which others than the authority read a case.
    private Uni<CaseFile> covered(Actor actor, UUID id) {
        return reads.seen(actor, id).onItem().ifNull().failWith(Problems::notFound);
    }

    private Uni<Void> recorded(Actor actor, String action, UUID caseFile, UUID proposal) {
        return operation.record(actor, action, KIND, proposal)
                .chain(() -> operation.record(actor, action + "_DECISION", CaseFiles.KIND, caseFile));
    }
}
