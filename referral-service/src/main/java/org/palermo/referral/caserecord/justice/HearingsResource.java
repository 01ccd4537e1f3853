package org.palermo.referral.caserecord.justice;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;
import static org.palermo.referral.AllowedScopes.WORKED_ON;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.referral.caserecord.CaseRecords;
import org.palermo.referral.caserecord.RecordRoutes;

@Tag(name = "Case records: justice",
        description = "Records of a case on places of exploitation, proceedings, hearings and delays, and on offences for which the "
                + "person is blamed.")
@Path("/api/nrm/v1/cases/{id}/hearings")
@Authenticated
@Allowed(operations = "get", roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
@Allowed(operations = {"add", "change", "patch"}, roles = CASE_COORDINATOR, scope = WORKED_ON)
class HearingsResource extends RecordRoutes<Hearing> {
    HearingsResource(CaseRecords records, CurrentActor actor) {
        super(Hearing.class, records, actor);
    }
}
