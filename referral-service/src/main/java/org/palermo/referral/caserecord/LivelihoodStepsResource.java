package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: support")
@Path("/api/nrm/v1/cases/{id}/livelihood-steps")
@Authenticated
class LivelihoodStepsResource extends RecordRoutes<LivelihoodStep> {
    LivelihoodStepsResource(CaseRecords records, CurrentActor actor) {
        super(LivelihoodStep.class, records, actor);
    }
}
