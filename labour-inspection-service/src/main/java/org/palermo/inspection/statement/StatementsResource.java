package org.palermo.inspection.statement;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.ImportRun;
import org.palermo.kernel.paging.EnumParameter;

@Tag(name = "Statements", description = "Statements on modern slavery that laws oblige companies to publish, and what they say.")
@Path("/api/inspection/v1/statements")
@Authenticated
class StatementsResource {
    private static final long MOST = 36L << 20;

    private final RegisterFileReader files;
    private final StatementImport imports;
    private final StatementExport exports;
    private final CurrentActor actor;
    private final CurrentBody current;

    StatementsResource(RegisterFileReader files, StatementImport imports, StatementExport exports, CurrentActor actor,
            CurrentBody current) {
        this.files = files;
        this.imports = imports;
        this.exports = exports;
        this.actor = actor;
        this.current = current;
    }

    /// @param regime `UK`: a yearly summary of the United Kingdom's register; `AU`: a search result of Australia's
    /// @param name the name of the file
    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importStatements", summary = "Import a register's file of statements, CSV as published",
            description = "Columns are found by their names, and every column is stored unchanged. A row whose statement is already there "
                    + "counts as matched: it replaces the values of an earlier file, and those are kept. A row whose statement an "
                    + "earlier row of the same file has is rejected. At most 100,000 rows and 36 MiB. The answer streams the progress and "
                    + "each rejected row with its reason, and ends with a summary.")
    @Allowed(roles = {CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR}, scope = "adds statements of published registers")
    @Audited
    public Multi<ImportLine> importStatements(@RestQuery @NotNull String regime, @RestQuery @NotNull @Size(min = 1,
            max = 200) @PlainText String name,
            @NotNull InputStream body) {
        Actor importer = actor.get();
        Regime of = EnumParameter.of(Regime.class, "regime", regime);
        LargeBody file = current.get();
        return file.work(() -> files.open(new LimitedBody(body, MOST), of))
                .onItem().transformToMulti(opened -> imports.begin(importer, of, name, opened.header())
                        .onItem().transformToMulti(id -> ImportRun.of(file, opened.rows(), batch -> imports.batch(importer, of, id,
                                batch))));
    }

    /// @param regime whose register
    /// @param year only statements of this year
    @GET
    @Path("/exports")
    @Produces("text/csv;charset=UTF-8")
    @Operation(operationId = "exportStatements", summary = "Write a register's statements back as CSV, every column as it was read",
            description = "The columns of the latest file come in their order, then those that only earlier files had. Statements that "
                    + "were recorded by hand are left out, because they are in no register.")
    @Allowed(roles = {CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR}, scope = Statements.ALL)
    @Audited
    public Multi<byte[]> export(@RestQuery @NotNull String regime, @RestQuery @Min(2010) @Max(2100) Integer year) {
        Actor reader = actor.get();
        Regime of = EnumParameter.of(Regime.class, "regime", regime);
        String name = "statements-" + of.name().toLowerCase(Locale.ROOT) + ".csv";
        return RestMulti.fromUniResponse(exports.plan(reader, of, year),
                plan -> exports.pieces(plan, (file, after) -> exports.page(reader, file, after, year)),
                plan -> Map.of("Content-Type", List.of("text/csv;charset=UTF-8"), "Content-Disposition",
                        List.of("attachment; filename=\"" + name + "\"")));
    }
}
