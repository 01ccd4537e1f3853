package org.palermo.referral.htcds;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;

@Tag(name = "Human Trafficking Case Data Standard")
@Path("/api/nrm/v1/htcds/fields")
@Authenticated
class FieldsResource {
    private final HtcdsStandard standard;

    FieldsResource(HtcdsStandard standard) {
        this.standard = standard;
    }

    @GET
    @Operation(summary = "The fields of HTCDS 2.0, by which names and codes they are taken, and where each lives in a case file")
    @Allowed(roles = EVERY_ROLE, scope = "the standard, no record", also = {IMMIGRATION, UNREGISTERED})
    public Uni<List<HtcdsField>> all() {
        return Uni.createFrom().item(standard.fields());
    }
}
