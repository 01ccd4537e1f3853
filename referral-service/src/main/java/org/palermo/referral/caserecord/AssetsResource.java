package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: redress")
@Path("/api/nrm/v1/cases/{id}/assets")
@Authenticated
class AssetsResource extends RecordRoutes<Asset> {
    AssetsResource(CaseRecords records, CurrentActor actor) {
        super(Asset.class, records, actor);
    }
}
