package org.palermo.referral.informationrequest;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.PROSECUTOR;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.casefile.term.Terms;

/// What an organisation was asked on cases that it does not see, and its answers.
@Tag(name = "Requests for information",
        description = "Questions on a case to the organisation that referred or to another one, with a term, and the answers.")
@Path("/api/nrm/v1/received-information-requests")
@Authenticated
@ApplicationScoped
public class ReceivedInformationRequests {
    private static final String ADDRESSED = "requests that are addressed to the caller's organisation; nothing of the case but its "
            + "reference";

    private final VisibleCases cases;
    private final InformationRequestStore store;
    private final Terms terms;
    private final Notices notices;
    private final CurrentOperation operation;

    ReceivedInformationRequests(VisibleCases cases, InformationRequestStore store, Terms terms, Notices notices,
            CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.terms = terms;
        this.notices = notices;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listReceivedInformationRequests",
            summary = "List the requests for information to your organisation, latest first",
            description = "The list has references and terms. It does not say what is asked.")
    @Allowed(roles = {FIRST_RESPONDER, CASE_COORDINATOR, COMPETENT_AUTHORITY, SERVICE_PROVIDER, NGO, LEGAL_ADVISER, GUARDIAN, PROSECUTOR,
            SHELTER_MANAGER, INSPECTOR, CHIEF_INSPECTOR}, scope = ADDRESSED)
    @Audited
    @Scoped
    public Uni<Page<ReceivedRequestView>> page(@RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.to(actor.agency(), after, limit + 1)
                .map(rows -> Page.of(rows.stream().map(row -> row.received(Optional.empty(), terms.window(operation.now(), row.region()))
                        .listed()).toList(), limit, view -> new Cursor(view.askedAt(), view.id())))
                .call(page -> operation.record(actor, "LIST_RECEIVED", InformationRequests.KIND, page.items().stream()
                        .map(ReceivedRequestView::id).toList()));
    }

    @GET
    @Path("/{request}")
    @Operation(operationId = "getReceivedInformationRequest", summary = "Read a request for information to your organisation",
            description = "It has the question, your organisation's answer, and of the case only its reference. You need its ETag to "
                    + "answer. A request to another organisation gets 404.")
    @Allowed(roles = {FIRST_RESPONDER, CASE_COORDINATOR, COMPETENT_AUTHORITY, SERVICE_PROVIDER, NGO, LEGAL_ADVISER, GUARDIAN, PROSECUTOR,
            SHELTER_MANAGER, INSPECTOR, CHIEF_INSPECTOR}, scope = ADDRESSED)
    @Audited
    @Scoped
    public Uni<RestResponse<ReceivedRequestView>> get(UUID request) {
        Actor actor = operation.caller();
        return addressed(actor, request)
                .call(found -> recorded(actor, "READ_RECEIVED", found))
                .flatMap(this::view)
                .map(ETags::on);
    }

    /// Locks against an erasure before it reads the request again: the answer of a person who is being erased is not written.
    @POST
    @Path("/{request}/answer")
    @Operation(operationId = "answerInformationRequest", summary = "Answer a request for information to your organisation",
            description = "The case shows the answer, and the organisation that asked is told. You can answer also after the term. A "
                    + "request that was already answered or withdrawn gets 409. Send the ETag of the request in If-Match.")
    @Allowed(roles = {FIRST_RESPONDER, CASE_COORDINATOR, COMPETENT_AUTHORITY, SERVICE_PROVIDER, NGO, LEGAL_ADVISER, GUARDIAN, PROSECUTOR,
            SHELTER_MANAGER, INSPECTOR, CHIEF_INSPECTOR}, scope = ADDRESSED)
    @Audited
    @Scoped
    public Uni<RestResponse<ReceivedRequestView>> answer(UUID request, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull AnswerInformationRequest command) {
        Actor actor = operation.caller();
        return addressed(actor, request)
                .flatMap(found -> cases.keyToWrite(found.caseFile()).flatMap(key -> addressed(actor, request)
                        .invoke(now -> ETags.require(ifMatch, now.version()))
                        .invoke(InformationRequest::requireOpen)
                        .call(now -> store.answer(now, key.seal(InformationRequest.place("answer", request), command.answer()), actor,
                                        operation.now())
                                .invoke(InformationRequests::requireDone))))
                .call(found -> notices.tellAgency(found.fromAgency(), "INFORMATION_GIVEN", found.caseFile(), found.reference()))
                .call(found -> recorded(actor, "ANSWER", found))
                .chain(() -> addressed(actor, request))
                .flatMap(this::view)
                .map(ETags::on);
    }

    private Uni<InformationRequest> addressed(Actor actor, UUID request) {
        return store.addressed(actor.agency(), request).map(found -> found.orElseThrow(Problems::notFound));
    }

    private Uni<ReceivedRequestView> view(InformationRequest request) {
        return cases.key(request.caseFile()).map(key -> request.received(key, terms.window(operation.now(), request.region())));
    }

    private Uni<Void> recorded(Actor actor, String action, InformationRequest request) {
        return operation.record(actor, action, InformationRequests.KIND, request.id())
                .chain(() -> operation.record(actor, action + "_INFORMATION", InformationRequests.CASE, request.caseFile()));
    }
}
