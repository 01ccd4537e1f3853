package org.palermo.referral.caserecord.rights;

import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.caserecord.RequestsOfPersons;
import org.palermo.referral.caserecord.RequestsOfPersons.Found;

/// Lists and reads the requests of persons for the data protection officer.
@Tag(name = "Requests of persons",
        description = "What persons ask about their data, with its terms, in all cases that a data protection officer covers.")
@Path("/api/nrm/v1/requests-of-persons")
@Authenticated
@ApplicationScoped
class RightsRequests {
    static final String SCOPE = "cases in the regions that the caller covers: what the person asks and what she is told, nothing else "
            + "about her";
    static final String KIND = "case_record";
    static final String CASE = "case_file";

    private final RequestsOfPersons requests;
    private final RightsRequestTerms terms;
    private final CurrentOperation operation;

    RightsRequests(RequestsOfPersons requests, RightsRequestTerms terms, CurrentOperation operation) {
        this.requests = requests;
        this.terms = terms;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listRequestsOfPersons",
            summary = "List the requests of persons that wait for an answer, the most urgent first",
            description = "Requests for which the law sets no term are sorted by the day on which they came in. The list shows neither "
                    + "names nor what was asked.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<Page<RequestOfPersonItem>> open(@RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return requests.open(actor, Cursor.parse(cursor, Cursor.EARLIEST), limit + 1)
                .flatMap(found -> listed(actor, found, limit, one -> new Cursor(one.urgentAt(), one.id())));
    }

    @GET
    @Path("/answered")
    @Operation(operationId = "listAnsweredRequestsOfPersons", summary = "List the requests of persons that were answered, latest first",
            description = "The list shows no name and not what was asked. The requests of a person who was erased are erased with her.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<Page<RequestOfPersonItem>> answered(@RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return requests.answered(actor, Cursor.parse(cursor), limit + 1)
                .flatMap(found -> listed(actor, found, limit, one -> new Cursor(one.changedAt(), one.id())));
    }

    @GET
    @Path("/{request}")
    @Operation(operationId = "getRequestOfPerson", summary = "Read a request of a person, with its term and its answer",
            description = "If it has not changed since the ETag in If-None-Match, the answer is 304.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<RequestOfPersonView>> get(UUID request) {
        Actor actor = operation.caller();
        return requests.find(actor, request).map(found -> found.orElseThrow(Problems::notFound))
                .call(found -> operation.record(actor, "READ", KIND, request))
                .call(found -> operation.record(actor, "READ_RIGHTS_REQUEST", CASE, found.caseFile()))
                .map(found -> ETags.on(terms.view(found)));
    }

    private Uni<Page<RequestOfPersonItem>> listed(Actor actor, List<Found> found, int limit, Function<Found, Cursor> cursor) {
        Page<Found> page = Page.of(found, limit, cursor);
        return operation.record(actor, "LIST", KIND, page.items().stream().map(Found::id).toList())
                .replaceWith(() -> new Page<>(page.items().stream().map(terms::item).toList(), page.next()));
    }
}
