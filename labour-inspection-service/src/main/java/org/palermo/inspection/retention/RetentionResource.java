package org.palermo.inspection.retention;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.retention.NamedRecords;
import org.palermo.kernel.retention.Retention;
import org.palermo.kernel.retention.RetentionRoutes;

@Tag(name = "Retention", description = "Which records are due for erasure, and the legal holds that keep some of them.")
@Path("/api/inspection/v1/retention")
@Authenticated
class RetentionResource extends RetentionRoutes {

    RetentionResource(Retention retention, NamedRecords named, LegalHolds holds, CurrentActor actor) {
        super(retention, named, holds, actor);
    }
}
