package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: redress")
@Path("/api/nrm/v1/cases/{id}/claims")
@Authenticated
class ClaimsResource extends RecordRoutes<Claim> {
    ClaimsResource(CaseRecords records, CurrentActor actor) {
        super(Claim.class, records, actor);
    }
}
