package org.palermo.referral.htcds.standard;

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

@Tag(name = "Human Trafficking Case Data Standard", description = "Import and export of case files in the form of HTCDS 2.0.")
@Path("/api/nrm/v1/htcds/fields")
@Authenticated
class FieldsResource {
    private final HtcdsStandard standard;

    FieldsResource(HtcdsStandard standard) {
        this.standard = standard;
    }

    @GET
    @Operation(operationId = "listHtcdsFields", summary = "List the fields of HTCDS 2.0",
            description = "Each has the names and codes that an import accepts, and its place in a case file.")
    @Allowed(roles = EVERY_ROLE, scope = "the standard, no record", also = {IMMIGRATION, UNREGISTERED})
    public Uni<List<HtcdsField>> all() {
        return Uni.createFrom().item(standard.fields());
    }
}
