package org.palermo.referral.caserecord.rights;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.referral.caserecord.CaseRecords;
import org.palermo.referral.caserecord.RecordRoutes;

@Tag(name = "Case records: rights of the person",
        description = "The person's requests about their own data, and the copy of all that is held about them.")
@Path("/api/nrm/v1/cases/{id}/rights-requests")
@Authenticated
@Allowed(operations = {"get", "add", "change", "patch"}, roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
class RightsRequestsResource extends RecordRoutes<RightsRequest> {
    RightsRequestsResource(CaseRecords records, CurrentActor actor) {
        super(RightsRequest.class, records, actor);
    }
}
