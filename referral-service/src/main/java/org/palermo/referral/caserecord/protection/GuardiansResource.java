package org.palermo.referral.caserecord.protection;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.referral.AllowedScopes.FOLLOWED;
import static org.palermo.referral.AllowedScopes.FOLLOWED_OR_OPENED;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.referral.caserecord.CaseRecords;
import org.palermo.referral.caserecord.RecordRoutes;

@Tag(name = "Case records: protection",
        description = "Records of a case on consents, guardians, safe contacts, risks, and episodes in which the person is missing.")
@Path("/api/nrm/v1/cases/{id}/guardians")
@Authenticated
@Allowed(operations = "get", roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY, FIRST_RESPONDER}, scope = FOLLOWED_OR_OPENED)
@Allowed(operations = {"add", "change", "patch"}, roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
class GuardiansResource extends RecordRoutes<Guardian> {
    GuardiansResource(CaseRecords records, CurrentActor actor) {
        super(Guardian.class, records, actor);
    }
}
