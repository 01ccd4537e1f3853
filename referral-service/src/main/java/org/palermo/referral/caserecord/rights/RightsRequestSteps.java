package org.palermo.referral.caserecord.rights;

import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseNotices;
import org.palermo.referral.caserecord.CaseRecords;
import org.palermo.referral.caserecord.RecordKind;
import org.palermo.referral.caserecord.RequestsOfPersons;
import org.palermo.referral.caserecord.RequestsOfPersons.Found;

/// What a data protection officer does with the requests of persons: registers one, extends its term, answers it.
@Tag(name = "Requests of persons",
        description = "What persons ask about their data, with its terms, in all cases that a data protection officer covers.")
@Path("/api/nrm/v1/requests-of-persons")
@Authenticated
@ApplicationScoped
class RightsRequestSteps {
    private final RequestsOfPersons requests;
    private final CaseRecords records;
    private final RightsRequestTerms terms;
    private final CaseNotices notices;
    private final CurrentOperation operation;

    RightsRequestSteps(RequestsOfPersons requests, CaseRecords records, RightsRequestTerms terms, CaseNotices notices,
            CurrentOperation operation) {
        this.requests = requests;
        this.records = records;
        this.terms = terms;
        this.notices = notices;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a reference that no case of the caller's regions has, 409 when nobody is
    /// identified in the case
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerRequestOfPerson",
            summary = "Register a request of a person that came in by letter, telephone or in person",
            description = "Name the case by its reference. The organisations that have the case and its authority are told. If no case in "
                    + "your regions has the reference, the answer is 400; a case without an identified person gets 409.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = RightsRequests.SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<RequestOfPersonView>> register(@RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RegisterRightsRequest command) {
        Actor actor = operation.caller();
        return requests.caseOf(actor, command.canonical())
                .map(found -> found.orElseThrow(() -> Problems.invalid("reference",
                        "must be the reference of a case in a region that you cover")))
                .flatMap(file -> {
                    RightsRequest said = command.request(terms.law(file.region()).zone(), operation.now());
                    return records.add(actor, file.id(), key, List.of(file.id(), said), said);
                })
                .flatMap(receipt -> found(actor, receipt.id()))
                .map(found -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, terms.view(found))
                        .location(URI.create("/api/nrm/v1/requests-of-persons/" + found.id()))
                                .header("ETag", ETags.of(found.version())).build());
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a refusal without a reason, 409 when it was answered
    @POST
    @Path("/{request}/answer")
    @Operation(operationId = "answerRequestOfPerson",
            summary = "Answer a request of a person: grant it, grant a part, or refuse it with a reason",
            description = "The organisations that have the case and its authority are told. A granted request is carried out afterwards: "
                    + "`next` says how. A request that was answered gets 409. Send the ETag of the request in If-Match.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = RightsRequests.SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<RequestOfPersonView>> answer(UUID request, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull AnswerRightsRequest command) {
        return changed(request, ifMatch, (found, said) -> command.to(said, terms.today(found.region())))
                .call(found -> notices.tellAll(found.caseFile(), "RIGHTS_REQUEST_ANSWERED"))
                .map(found -> ETags.on(terms.view(found)));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it was answered or extended, when its term is over, and when the law
    /// allows no extension
    @POST
    @Path("/{request}/extension")
    @Operation(operationId = "extendRequestOfPerson", summary = "Extend the term of a request of a person, once, with a reason",
            description = "The term is extended by the months that the law profile of the country allows. The answer is 409 if the "
                    + "request was already answered or extended, if its term is over, or if the law allows no extension. Send the ETag of "
                    + "the request in If-Match.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = RightsRequests.SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<RequestOfPersonView>> extend(UUID request, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ExtendRightsRequest command) {
        return changed(request, ifMatch, (found, said) -> command.to(said, terms.law(found.region()), terms.today(found.region())))
                .map(found -> ETags.on(terms.view(found)));
    }

    static HttpProblem answered() {
        return Problems.conflict("rights-request", "answered", "This request was already answered.");
    }

    private Uni<Found> changed(UUID request, String ifMatch, BiFunction<Found, RightsRequest, RightsRequest> change) {
        Actor actor = operation.caller();
        return found(actor, request)
                .call(found -> records.say(actor, found.caseFile(), RecordKind.RIGHTS_REQUEST, request, ifMatch,
                        before -> change.apply(found, (RightsRequest) before)))
                .chain(() -> found(actor, request));
    }

    private Uni<Found> found(Actor actor, UUID request) {
        return requests.find(actor, request).map(found -> found.orElseThrow(Problems::notFound));
    }
}
