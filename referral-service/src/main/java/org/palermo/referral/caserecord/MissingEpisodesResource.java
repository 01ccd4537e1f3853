package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: protection")
@Path("/api/nrm/v1/cases/{id}/missing-episodes")
@Authenticated
class MissingEpisodesResource extends RecordRoutes<MissingEpisode> {
    MissingEpisodesResource(CaseRecords records, CurrentActor actor) {
        super(MissingEpisode.class, records, actor);
    }
}
