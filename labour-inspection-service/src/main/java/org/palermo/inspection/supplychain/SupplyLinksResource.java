package org.palermo.inspection.supplychain;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.ImportRun;

@Tag(name = "Supply chains", description = "Who buys what from whom, and which buyers a workplace reaches.")
@Path("/api/inspection/v1/supply-links/imports")
@Authenticated
class SupplyLinksResource {
    private static final long MOST = 36L << 20;

    private final LinkListReader lists;
    private final SupplyLinkImport imports;
    private final CurrentActor actor;
    private final CurrentBody current;

    SupplyLinksResource(LinkListReader lists, SupplyLinkImport imports, CurrentActor actor, CurrentBody current) {
        this.lists = lists;
        this.imports = imports;
        this.actor = actor;
        this.current = current;
    }

    @POST
    @Consumes("text/csv")
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importSupplyLinks", summary = "Import links of supply chains as CSV",
            description = "Columns: `supplier` (reference) or `supplier_os_id` or `supplier_name` with `supplier_country`, and "
                    + "`supplier_number` where known; the same for `buyer`; `product`, `tier`, `source`, `source_title`, `valid_from`, "
                    + "`valid_until`. A party that is named and not yet registered is registered as a company. A link that is already "
                    + "there is matched. "
                    + "At most 200,000 rows. The answer streams the progress and each rejected row with its reason, and ends with a "
                    + "summary.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = "the import only adds records of the caller's inspectorate")
    @Audited
    public Multi<ImportLine> importLinks(@NotNull InputStream body) {
        Actor importer = actor.get();
        LargeBody file = current.get();
        return file.work(() -> lists.open(new LimitedBody(body, MOST)))
                .onItem().transformToMulti(rows -> ImportRun.of(file, rows, batch -> imports.batch(importer, batch)));
    }
}
