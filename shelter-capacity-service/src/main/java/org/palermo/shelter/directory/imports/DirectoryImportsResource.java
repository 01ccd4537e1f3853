package org.palermo.shelter.directory.imports;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.bodies.BodyType;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.directory.hsds.EntryKind;

@Tag(name = "Directory", description = "The public directory of services in the form of HSDS, and the import of other directories.")
@Path("/api/shelter/v1/directory")
@Authenticated
class DirectoryImportsResource {
    private static final int LATER_SECONDS = 5;

    private final DirectoryImport imports;
    private final HsdsFile file;
    private final CurrentActor actor;
    private final CurrentBody current;
    /// Objects of a file refer to each other, so a whole file is held in memory: one import at a time.
    private final AtomicBoolean importing = new AtomicBoolean();

    DirectoryImportsResource(DirectoryImport imports, HsdsFile file, CurrentActor actor, CurrentBody current) {
        this.imports = imports;
        this.file = file;
        this.actor = actor;
        this.current = current;
    }

    /// @param entity what a row is about, e.g. `services`
    /// @param table the name of the table, for CSV
    @POST
    @Path("/imports")
    @Consumes({RestMediaType.APPLICATION_NDJSON, MediaType.APPLICATION_JSON, "text/csv", "application/zip"})
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importDirectory", summary = "Import another directory in the form of HSDS",
            description = "Send a page or an object (JSON, NDJSON; `entity` says of what), one table (CSV; `table` names it), or all "
                    + "tables (zip). It replaces what an earlier import brought under the same id, and nothing else. While another file "
                    + "is being imported, the answer is 429. An entry has at most 128 KiB as JSON. The answer streams the progress and "
                    + "each rejected row with its reason, and ends with a summary.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "adds to the public directory and replaces what an earlier import brought")
    public Multi<ImportLine> importFile(
            @RestHeader("Content-Type") String type, @RestQuery @DefaultValue("services") String entity,
            @RestQuery String table, @NotNull InputStream body) {
        Actor importer = actor.get();
        String subtype = BodyType.of(type).getSubtype();
        EntryKind named = EntryKind.named(entity);
        if (!importing.compareAndSet(false, true)) {
            throw Problems.tooMany("directory", "import-runs", "Another file of a directory is being imported.", LATER_SECONDS);
        }
        LargeBody brought = current.get();
        brought.whenOver(() -> importing.set(false));
        return brought.work(() -> file.read(subtype, new LimitedBody(body).readAllBytes(), named, table))
                .onItem().transformToMulti(rows -> imports.run(importer, brought, rows));
    }
}
