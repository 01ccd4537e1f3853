package org.palermo.referral.caserecord;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: justice",
        description = "Records of a case on proceedings, hearings and delays, and on offences for which the person is blamed.")
@Path("/api/nrm/v1/cases/{id}/proceedings")
@Authenticated
@Allowed(operations = "get", roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY},
        scope = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller covers")
@Allowed(operations = {"add", "change", "patch"}, roles = CASE_COORDINATOR, scope = "cases that the caller works on")
class ProceedingsResource extends RecordRoutes<Proceeding> {
    ProceedingsResource(CaseRecords records, CurrentActor actor) {
        super(Proceeding.class, records, actor);
    }
}
