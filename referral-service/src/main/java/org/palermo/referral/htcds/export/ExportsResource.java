package org.palermo.referral.htcds.export;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.referral.htcds.file.FileFormat;

@Tag(name = "Human Trafficking Case Data Standard", description = "Import and export of case files in the form of HTCDS 2.0.")
@Path("/api/nrm/v1/htcds/exports")
@Authenticated
class ExportsResource {
    private final Exports exports;
    private final CurrentActor actor;

    ExportsResource(Exports exports, CurrentActor actor) {
        this.exports = exports;
        this.actor = actor;
    }

    /// @param format `CSV`, `XLSX` or `XFORM`; without it, `CSV`
    /// @param within a country or a region, e.g. `GB` or `GB-ENG-LDN`; without it, all case files that you may export
    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "exportHtcds", summary = "Export case files as a file of HTCDS 2.0",
            description = "`format` is `CSV`, `XLSX` or `XFORM`; without it, `CSV`. `within` is a country or a region; without it you get "
                    + "all case files that you may export. The file is sent while it is written. Persons who were erased are not in it.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY},
            scope = "competent authority: cases in the regions that the caller covers; agency administrator: cases that the caller's "
                    + "organisation has referred")
    @Audited
    public Multi<byte[]> export(@RestQuery String format, @RestQuery String within) {
        FileFormat wanted = Optional.ofNullable(EnumParameter.of(FileFormat.class, "format", format)).orElse(FileFormat.CSV);
        return RestMulti.fromMultiData(exports.of(actor.get(), wanted, within))
                .header("Content-Type", wanted.contentType())
                .header("Content-Disposition", "attachment; filename=\"htcds." + wanted.extension() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
