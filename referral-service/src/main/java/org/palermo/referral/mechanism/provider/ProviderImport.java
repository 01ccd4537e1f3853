package org.palermo.referral.mechanism.provider;

import static org.palermo.kernel.access.Body.UNREGISTERED;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.BulkInsert;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.NdjsonReader;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Imports a register from another system, or a published list.
@Tag(name = "Providers", description = "The register of the organisations that take part in the mechanism of a country.")
@Path("/api/nrm/v1/providers")
@ApplicationScoped
public class ProviderImport {
    private static final Query<UUID> INSERT = Query.of(UUID.class, """
            insert into provider (id, name, kind, country, first_responder, synthetic, registered_at)
            select r."id", r."name", r."kind", r."country", r."firstResponder", r."synthetic", $2
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                as r("id" uuid, "name" text, "kind" text, "country" text, "firstResponder" boolean, "synthetic" boolean)
            on conflict (id) do nothing
            returning id
            """);
    private static final Change REGIONS = Change.of("""
            insert into provider_region (provider, region)
            select r."id", jsonb_array_elements_text(r."regions")
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r("id" uuid, "regions" jsonb)
            on conflict do nothing
            """);

    private final NdjsonReader reader;
    private final Countries countries;
    private final BulkInsert bulk;
    private final CurrentOperation operation;

    @Inject
    ProviderImport self;

    ProviderImport(NdjsonReader reader, Countries countries, BulkInsert bulk, CurrentOperation operation) {
        this.reader = reader;
        this.countries = countries;
        this.bulk = bulk;
        this.operation = operation;
    }

    @POST
    @Path("/imports")
    @Consumes(RestMediaType.APPLICATION_NDJSON)
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importProviders", summary = "Import organisations, one JSON object a line",
            description = "An organisation that is already there is matched by its id and stays as it is. The answer streams the progress "
                    + "and each rejected row with its reason, and ends with a summary.")
    @Authenticated
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records", also = UNREGISTERED)
    public Multi<ImportLine> importLines(@NotNull InputStream body) {
        Actor actor = operation.caller();
        return reader.run(body, ProviderRecord.class, rows -> self.batch(actor, rows));
    }

    @Scoped
    public Uni<List<RowOutcome>> batch(Actor actor, List<Row<ProviderRecord>> rows) {
        return bulk.insert(rows.stream().map(row -> new Row<>(row.number(), row.value().identified())).toList(),
                this::defect, ProviderRecord::id, INSERT, List.of(REGIONS), operation.now());
    }

    private String defect(ProviderRecord provider) {
        Country country = countries.country(provider.country()).orElse(null);
        if (country == null) {
            return "country must be a known country";
        }
        return provider.regions().stream().allMatch(r -> country.region(r).isPresent())
                ? null : "regions must name regions of the country only";
    }
}
