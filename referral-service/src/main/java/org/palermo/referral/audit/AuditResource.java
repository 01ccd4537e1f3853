package org.palermo.referral.audit;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.audit.AuditRoutes;
import org.palermo.kernel.audit.AuditTrail;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Audit",
        description = "Who has read or changed which record of this service, and the chain that shows that the audit is whole.")
@Path("/api/nrm/v1/audit")
@Authenticated
class AuditResource extends AuditRoutes {

    AuditResource(AuditTrail trail, CurrentActor actor) {
        super(trail, actor);
    }
}
