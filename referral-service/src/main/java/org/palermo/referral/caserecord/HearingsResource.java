package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: justice")
@Path("/api/nrm/v1/cases/{id}/hearings")
@Authenticated
class HearingsResource extends RecordRoutes<Hearing> {
    HearingsResource(CaseRecords records, CurrentActor actor) {
        super(Hearing.class, records, actor);
    }
}
