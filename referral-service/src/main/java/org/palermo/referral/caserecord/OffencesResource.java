package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: justice")
@Path("/api/nrm/v1/cases/{id}/offences")
@Authenticated
class OffencesResource extends RecordRoutes<Offence> {
    OffencesResource(CaseRecords records, CurrentActor actor) {
        super(Offence.class, records, actor);
    }
}
