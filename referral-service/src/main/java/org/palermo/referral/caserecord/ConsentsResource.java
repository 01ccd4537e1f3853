package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: protection")
@Path("/api/nrm/v1/cases/{id}/consents")
@Authenticated
class ConsentsResource extends RecordRoutes<Consent> {
    ConsentsResource(CaseRecords records, CurrentActor actor) {
        super(Consent.class, records, actor);
    }
}
