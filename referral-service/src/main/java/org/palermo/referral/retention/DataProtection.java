package org.palermo.referral.retention;

import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// What waits for a data protection officer, and which records she keeps longer.
@Tag(name = "Retention", description = "Which records are due for erasure, and the legal holds that keep some of them.")
@Path("/api/nrm/v1/data-protection")
@Authenticated
@ApplicationScoped
class DataProtection {
    private final DataProtectionWork work;
    private final StandingHoldStore holds;
    private final CurrentOperation operation;

    DataProtection(DataProtectionWork work, StandingHoldStore holds, CurrentOperation operation) {
        this.work = work;
        this.holds = holds;
        this.operation = operation;
    }

    @GET
    @Path("/counts")
    @Operation(operationId = "countDataProtectionWork",
            summary = "Count what waits for a data protection officer: requests, erasures, case files that are due, legal holds",
            description = "The answer counts, in the regions that you cover: open and overdue requests of persons, erasures that wait for "
                    + "a second person, erasures of this year (UTC), case files whose retention time is over, and legal holds in force. "
                    + "Case files are counted only in countries that you cover entirely. Each count is at most 1,000.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = "figures of the regions that the caller covers")
    @Scoped
    public Uni<DataProtectionCounts> counts() {
        return work.counts(operation.caller());
    }

    @GET
    @Path("/legal-holds")
    @Operation(operationId = "listStandingLegalHolds", summary = "List the legal holds in force on records of this service, latest first",
            description = "The list has no explanations; read the legal holds of a record for them.")
    @Allowed(roles = DATA_PROTECTION_OFFICER,
            scope = "countries that the caller covers entirely: ids, references and dates, nothing about a person")
    @Audited
    @Scoped
    public Uni<Page<StandingHold>> held(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return holds.page(Cursor.parse(cursor), limit + 1)
                .map(rows -> Page.of(rows, limit, one -> new Cursor(one.placedAt(), one.id())))
                .call(page -> operation.record(actor, "LIST", "legal_hold", page.items().stream().map(StandingHold::record).toList()));
    }
}
