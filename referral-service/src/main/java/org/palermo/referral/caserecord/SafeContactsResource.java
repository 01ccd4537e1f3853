package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: protection")
@Path("/api/nrm/v1/cases/{id}/safe-contacts")
@Authenticated
class SafeContactsResource extends RecordRoutes<SafeContact> {
    SafeContactsResource(CaseRecords records, CurrentActor actor) {
        super(SafeContact.class, records, actor);
    }
}
