package org.palermo.referral.mechanism.serviceline;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.runtime.annotations.RegisterForReflection;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.palermo.referral.mechanism.serviceline.contact.ContactRules;

/// Imports service lines with the history of their states.
@Tag(name = "Service lines", description = "The services that organisations of the mechanism give, with their states and descriptions.")
@Path("/api/nrm/v1/service-lines")
@ApplicationScoped
public class ServiceLineImport {
    private static final Query<UUID> INSERT = Query.of(UUID.class, """
            insert into service_line (id, provider, country, category, pillar, national, in_person, phone, online, transport,
                                      state, reason, since, helpline_lines, helpline_average_wait_seconds,
                                      helpline_unanswered_share, contact, public_listing, version)
            select r."id", p.id, p.country, r."category", r."pillar", r."national",
                   r."channels" @> '["IN_PERSON"]', r."channels" @> '["PHONE"]', r."channels" @> '["ONLINE"]', r."transport",
                   r."state", r."reason", r."since", cast(r."helpline" ->> 'lines' as integer),
                   cast(r."helpline" ->> 'averageWaitSeconds' as integer),
                   cast(r."helpline" ->> 'unansweredShare' as double precision),
                   cast(nullif(r."contact", cast('null' as jsonb)) as text), r."publicListing", 0
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                as r("id" uuid, "providerId" uuid, "category" text, "pillar" text, "national" boolean, "channels" jsonb,
                     "transport" boolean, "state" text, "reason" text, "since" timestamptz, "helpline" jsonb, "contact" jsonb,
                     "publicListing" boolean)
              join provider p on p.id = r."providerId"
             where cast($2 as timestamptz) is not null
            on conflict (id) do nothing
            returning id
            """);
    private static final Change REGIONS = Change.of("""
            insert into service_line_region (service_line, region)
            select r."id", jsonb_array_elements_text(r."regions")
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r("id" uuid, "regions" jsonb)
            on conflict do nothing
            """);
    private static final Change STATES = Change.of("""
            with said as (
                select r."id" as line, h."state", h."reason", h."since"
                  from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r("id" uuid, "history" jsonb),
                       jsonb_to_recordset(coalesce(nullif(r."history", 'null'), '[]')) as h("state" text, "reason" text,
                         "since" timestamptz)
                union all
                select r."id", r."state", r."reason", r."since"
                  from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r("id" uuid, "state" text, "reason" text,
                    "since" timestamptz))
            insert into service_line_state (service_line, state, reason, from_at, until_at, recorded_by)
            select line, state, reason, since, lead(since) over (partition by line order by since), 'import'
              from said
            """);
    /// Waits while somebody closes one of them, and keeps them open until the transaction ends.
    private static final Query<Registered> REGISTERED = Query.of(Registered.class, """
            select id, country from provider
             where closed_at is null and id = any(cast(string_to_array($1, ',') as uuid[]))
               for key share
            """);

    private final NdjsonReader reader;
    private final Countries countries;
    private final BulkInsert bulk;
    private final PublicDirectory directory;
    private final CurrentOperation operation;

    @Inject
    ServiceLineImport self;

    ServiceLineImport(NdjsonReader reader, Countries countries, BulkInsert bulk, PublicDirectory directory, CurrentOperation operation) {
        this.reader = reader;
        this.countries = countries;
        this.bulk = bulk;
        this.directory = directory;
        this.operation = operation;
    }

    /// A provider of a line of the file, with its country.
    @RegisterForReflection
    private record Registered(UUID id, String country) {}

    @POST
    @Path("/imports")
    @Consumes(RestMediaType.APPLICATION_NDJSON)
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importServiceLines",
            summary = "Import service lines with the history of their states, one JSON object a line",
            description = "A line that is already there is matched by its id and stays as it is. The answer streams the progress and each "
                    + "rejected row with its reason, and ends with a summary.")
    @Authenticated
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records")
    public Multi<ImportLine> importLines(@NotNull InputStream body) {
        Actor actor = operation.caller();
        return reader.run(body, ServiceLineRecord.class, rows -> self.batch(actor, rows));
    }

    @Scoped
    public Uni<List<RowOutcome>> batch(Actor actor, List<Row<ServiceLineRecord>> rows) {
        return known(rows).flatMap(providers -> bulk.insert(rows, line -> defect(line, providers), ServiceLineRecord::id, INSERT,
                List.of(REGIONS, STATES), operation.now()))
                .call(outcomes -> directory.changed(made(rows, outcomes)));
    }

    private static Set<UUID> made(List<Row<ServiceLineRecord>> rows, List<RowOutcome> outcomes) {
        Set<Integer> numbers = outcomes.stream().filter(RowOutcome.Imported.class::isInstance).map(RowOutcome::row)
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> numbers.contains(row.number())).map(row -> row.value().id()).collect(Collectors.toSet());
    }

    private Uni<Map<UUID, String>> known(List<Row<ServiceLineRecord>> rows) {
        String ids = rows.stream().map(r -> r.value().providerId().toString()).distinct().collect(Collectors.joining(","));
        return REGISTERED.list(ids).map(found -> found.stream().collect(Collectors.toMap(Registered::id, Registered::country)));
    }

    /// @param providers the countries of the registered ones
    private String defect(ServiceLineRecord line, Map<UUID, String> providers) {
        if (!providers.containsKey(line.providerId())) {
            return "providerId must be a registered organisation that is not closed";
        }
        if (line.national() != line.regions().isEmpty()) {
            return "regions must be empty for a national line, and must name at least one otherwise";
        }
        if (!line.regions().stream().allMatch(r -> countries.ofRegion(r).isPresent())) {
            return "regions must name known regions only";
        }
        if (line.since().isAfter(operation.now())) {
            return "since must not be in the future";
        }
        if (!line.isInOrder()) {
            return "history must be in order of time";
        }
        return line.contact() == null ? null : contactDefect(line, countries.country(providers.get(line.providerId())));
    }

    private static String contactDefect(ServiceLineRecord line, Optional<Country> country) {
        if (country.isEmpty()) {
            return "providerId must be an organisation of a known country";
        }
        return ContactRules.reason(line.contact(), line.category(), country.get());
    }
}
