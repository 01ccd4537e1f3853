package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: her rights")
@Path("/api/nrm/v1/cases/{id}/rights-requests")
@Authenticated
class RightsRequestsResource extends RecordRoutes<RightsRequest> {
    RightsRequestsResource(CaseRecords records, CurrentActor actor) {
        super(RightsRequest.class, records, actor);
    }
}
