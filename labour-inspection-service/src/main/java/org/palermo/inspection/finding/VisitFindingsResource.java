package org.palermo.inspection.finding;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Findings", description = "What inspectors have found on visits, and the figures of a country from these findings.")
@Path("/api/inspection/v1/visits/{visit}/findings")
@Authenticated
class VisitFindingsResource {
    private static final String OWN = "records of the caller's inspectorate";

    private final Findings findings;
    private final CurrentActor actor;

    VisitFindingsResource(Findings findings, CurrentActor actor) {
        this.findings = findings;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listFindings", summary = "List the findings of a visit of your inspectorate, oldest first",
            description = "The list has at most 500.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<Page<FindingView>> ofVisit(UUID visit) {
        return findings.ofVisit(actor.get(), visit);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordFinding",
            summary = "Record a finding of a visit; a suspected victim on it is reported to the mechanism",
            description = "The answer has the screening of the indicators and how far the report has come. An adult who does not consent "
                    + "is reported without identity. With an id of your own you can repeat the request: the same body from the same "
                    + "inspector gets the same answer, another one 409. Refused with 400: an unknown or repeated indicator, a finding "
                    + "without an indicator and a suspected victim, an adult who was not asked for consent, and a child who is an adult by "
                    + "the date of birth. Without the mechanism's key nobody can be referred (503).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<RestResponse<FindingView>> record(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordFinding command) {
        return findings.record(actor.get(), visit, key, command).map(VisitFindingsResource::created);
    }

    private static RestResponse<FindingView> created(FindingView finding) {
        return RestResponse.ResponseBuilder.<FindingView>created(URI.create("/api/inspection/v1/visits/" + finding.visit() + "/findings"))
                .entity(finding).build();
    }
}
