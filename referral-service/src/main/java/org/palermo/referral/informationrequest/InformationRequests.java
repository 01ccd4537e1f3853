package org.palermo.referral.informationrequest;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.mechanism.provider.Providers;

/// Asks organisations for information on a case, for those who follow it, and shows the answers.
@Tag(name = "Requests for information",
        description = "Questions on a case to the organisation that referred or to another one, with a term, and the answers.")
@Path("/api/nrm/v1/cases/{id}/information-requests")
@Authenticated
@ApplicationScoped
public class InformationRequests {
    static final String KIND = "information_request";
    static final String CASE = "case_file";
    private static final int MOST_DAYS = 366;

    private final VisibleCases cases;
    private final Providers providers;
    private final InformationRequestStore store;
    private final Terms terms;
    private final Notices notices;
    private final CurrentOperation operation;

    InformationRequests(VisibleCases cases, Providers providers, InformationRequestStore store, Terms terms, Notices notices,
            CurrentOperation operation) {
        this.cases = cases;
        this.providers = providers;
        this.store = store;
        this.terms = terms;
        this.notices = notices;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "askForInformation", summary = "Ask an organisation for information on a case",
            description = "The organisation is told, and sees the question and the reference of the case, and nothing else of the "
                    + "case. An organisation that enforces immigration rules can't be asked (400). A case that is over, or has 50 open "
                    + "requests, gets 409. When `dueOn` has passed without an answer, both organisations are told.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<RestResponse<InformationRequestView>> ask(UUID id, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull AskForInformation command) {
        Actor actor = operation.caller();
        return store.hold(id)
                .chain(() -> cases.followed(actor, id))
                .flatMap(file -> operation.once(actor, key, command, InformationRequestView.class, () -> asked(actor, file, command)))
                .map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                        .location(URI.create("/api/nrm/v1/cases/" + id + "/information-requests/" + made.id()))
                        .header("ETag", ETags.of(made.version())).build());
    }

    private Uni<InformationRequestView> asked(Actor actor, VisibleCase file, AskForInformation command) {
        if (!file.takesWork()) {
            throw Problems.conflict("information-request", "case-over", "The case is over or has no identified person.");
        }
        UUID request = Ids.next();
        return requireTakes(actor, command)
                .chain(() -> requireFew(file))
                .chain(() -> cases.keyToWrite(file.id()))
                .call(key -> store.add(request, file, actor, command.to(),
                        key.seal(InformationRequest.place("question", request), command.question()), operation.now(),
                        command.dueOn(), over(file, command.dueOn())))
                .chain(() -> found(file.id(), request))
                .call(made -> notices.tellAgency(made.toAgency(), "INFORMATION_ASKED", request, made.reference(),
                        List.of(MailLine.of("lastDay", made.dueOn()))))
                .call(() -> recorded(actor, "ASK", file.id(), request))
                .flatMap(this::view);
    }

    private Uni<Void> requireTakes(Actor actor, AskForInformation command) {
        return providers.designationToAddress(command.to()).invoke(to -> {
            if (!to.mayFollowCases() || command.to().equals(actor.agency())) {
                throw Problems.invalid("to", "must be another organisation in the register that does not enforce immigration rules");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> requireFew(VisibleCase file) {
        return store.countOpen(file.id()).invoke(open -> {
            if (open >= InformationRequestStore.MOST_OPEN) {
                throw Problems.conflict("information-request", "too-many-open",
                        "50 requests on this case are already waiting for an answer.");
            }
        }).replaceWithVoid();
    }

    /// When the last day to answer is over.
    private Instant over(VisibleCase file, LocalDate dueOn) {
        ZoneId zone = terms.zone(file.region());
        LocalDate today = LocalDate.ofInstant(operation.now(), zone);
        if (dueOn.isBefore(today) || dueOn.isAfter(today.plusDays(MOST_DAYS))) {
            throw Problems.invalid("dueOn", "must be from today on and within a year");
        }
        return dueOn.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @GET
    @Operation(operationId = "listInformationRequests",
            summary = "List the requests for information on a case with their answers, latest first",
            description = "The list keeps answered and withdrawn requests. `due` says how near the last day of an open request is. "
                    + "A case that you neither work on nor cover gets 404.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<Page<InformationRequestView>> page(UUID id, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return cases.followed(actor, id)
                .flatMap(file -> cases.key(id).flatMap(key -> store.ofCase(id, after, limit + 1)
                        .map(rows -> Page.of(rows.stream().map(row -> row.view(key, terms.window(operation.now(), file.region()))).toList(),
                                limit, view -> new Cursor(view.askedAt(), view.id())))))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(InformationRequestView::id).toList()))
                .call(() -> operation.record(actor, "READ_INFORMATION", CASE, id));
    }

    @GET
    @Path("/{request}")
    @Operation(operationId = "getInformationRequest", summary = "Read a request for information on a case",
            description = "It has the question and, once there is one, the answer. You need its ETag to withdraw it. A request on another "
                    + "case gets 404.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<RestResponse<InformationRequestView>> get(UUID id, UUID request) {
        Actor actor = operation.caller();
        return cases.followed(actor, id)
                .chain(() -> found(id, request))
                .call(() -> recorded(actor, "READ", id, request))
                .flatMap(this::view)
                .map(ETags::on);
    }

    @POST
    @Path("/{request}/withdrawal")
    @Operation(operationId = "withdrawInformationRequest", summary = "Withdraw a request for information that was not answered yet",
            description = "A case coordinator can withdraw the requests of their own organisation, a competent authority any request. The "
                    + "organisation that was asked is told. A request that was answered or withdrawn gets 409. Send the ETag of the "
                    + "request in If-Match.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<RestResponse<InformationRequestView>> withdraw(UUID id, UUID request, @RestHeader("If-Match") String ifMatch) {
        Actor actor = operation.caller();
        return cases.followed(actor, id)
                .chain(() -> found(id, request))
                .invoke(found -> ETags.require(ifMatch, found.version()))
                .invoke(found -> found.requireMayWithdraw(actor))
                .invoke(InformationRequest::requireOpen)
                .call(found -> store.withdraw(found, actor, operation.now()).invoke(InformationRequests::requireDone))
                .call(found -> notices.tellAgency(found.toAgency(), "INFORMATION_WITHDRAWN", request, found.reference()))
                .call(() -> recorded(actor, "WITHDRAW", id, request))
                .chain(() -> found(id, request))
                .flatMap(this::view)
                .map(ETags::on);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 412 when somebody else changed it meanwhile
    static void requireDone(boolean done) {
        if (!done) {
            throw Problems.stale();
        }
    }

    private Uni<InformationRequest> found(UUID caseFile, UUID request) {
        return store.find(caseFile, request).map(found -> found.orElseThrow(Problems::notFound));
    }

    private Uni<InformationRequestView> view(InformationRequest request) {
        return cases.key(request.caseFile()).map(key -> request.view(key, terms.window(operation.now(), request.region())));
    }

    private Uni<Void> recorded(Actor actor, String action, UUID caseFile, UUID request) {
        return operation.record(actor, action, KIND, request).chain(() -> operation.record(actor, action + "_INFORMATION", CASE, caseFile));
    }
}
