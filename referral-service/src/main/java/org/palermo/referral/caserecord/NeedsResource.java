package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: support")
@Path("/api/nrm/v1/cases/{id}/needs")
@Authenticated
class NeedsResource extends RecordRoutes<Need> {
    NeedsResource(CaseRecords records, CurrentActor actor) {
        super(Need.class, records, actor);
    }
}
