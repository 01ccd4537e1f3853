package org.palermo.kernel.oversight;

import static org.palermo.kernel.identity.Role.AUDITOR;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.ChainStateView;
import org.palermo.kernel.audit.ChainStates;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// `/oversight` of a service. Each service extends this with its own path.
@Authenticated
public abstract class OversightRoutes {
    private static final String WHOLE = "the whole audit of this service: ids and codes; the question is recorded too";
    private static final String WITH_REFERENCES = "the whole audit of this service: ids and codes, and references of records in the "
            + "countries that the caller covers; the question is recorded too";

    private final PersonAccesses accesses;
    private final UnusualAccesses unusual;
    private final AuditExports exports;
    private final ChainStates chain;
    private final CurrentActor actor;

    /// What all services use.
    protected OversightRoutes(Oversight all) {
        this.accesses = all.accesses();
        this.unusual = all.unusual();
        this.exports = all.exports();
        this.chain = all.chain();
        this.actor = all.actor();
    }

    /// @param person the subject of the account
    @GET
    @Path("/people/{person}/days")
    @Operation(operationId = "list{Service}AccessDays",
            summary = "List the days on which a person has seen or changed records, latest first",
            description = "Each page has the days with accesses of 31 days, counted in the time zone of the first country of the "
                    + "installation. A person without accesses, and one that does not exist, get an empty list.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER}, scope = WHOLE)
    @Audited
    public Uni<Page<AccessDayView>> days(UUID person, @RestQuery String cursor) {
        return accesses.days(actor.get(), person, Cursor.parse(cursor));
    }

    /// @param person the subject of the account
    /// @param day only this day, in the time zone of the first country of the installation
    @GET
    @Path("/people/{person}/accesses")
    @Operation(operationId = "list{Service}AccessesOfPerson", summary = "List what a person has seen or changed, latest first",
            description = "A list counts as one entry, with the number of its records. For a person without accesses, and for an id "
                    + "that nobody has, the answer is an empty list.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER}, scope = WITH_REFERENCES)
    @Audited
    public Uni<Page<PersonAccessView>> accesses(
            UUID person, @RestQuery LocalDate day, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return accesses.entries(actor.get(), person, day, Cursor.parse(cursor), limit);
    }

    /// @param country whose time says what is night, and when a day begins
    /// @param days how many days back, with today
    @GET
    @Path("/unusual")
    @Operation(operationId = "list{Service}UnusualAccesses",
            summary = "List the days on which a person's accesses are unusual, latest first",
            description = "A day is unusual with any break-glass access, and with many records that the person opened one by one: at "
                    + "night, within an hour, or records that the organisation has only read. The installation sets the numbers. "
                    + "It is a reason to ask, not a verdict. The answer has at most 200 days.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER}, scope = WHOLE)
    @Audited
    public Uni<UnusualAccessList> unusual(
            @RestQuery @NotNull @Size(max = 2) String country, @RestQuery @DefaultValue("7") @Min(1) @Max(31) int days) {
        return unusual.of(actor.get(), country, days);
    }

    @GET
    @Path("/chain")
    @Operation(operationId = "get{Service}AuditChain", summary = "Read whether the chain of the audit is intact",
            description = "The service verifies new links each minute, and all links from the first one on once a day. This proves less "
                    + "than `./palermo audit verify` with the checkpoints that are kept in a second place.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER},
            scope = "numbers and times of the chain of this service; the question is recorded too")
    @Audited
    public Uni<ChainStateView> chain() {
        return chain.read(actor.get());
    }

    /// @param from the first day, in the time zone of the first country of the installation
    /// @param to the last day
    /// @param after only the entries that follow this one in the order of the file: the number in the last line of a file with more
    /// @param person only the entries of this person, the subject of an account
    @GET
    @Path("/entries")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "export{Service}Audit", summary = "Export the entries of some days as CSV, earliest first",
            description = "`X-Purpose` must say what the file is for. It has at most 20,000 entries of at most 366 days; the header "
                    + "`X-Exported-Entries` says how many, and `X-More-Entries` is `true` when the days have more: go on with `after`. "
                    + "The audit records the export. The file has ids and codes, and no chain: to verify the audit, export its links.")
    @Allowed(roles = AUDITOR, scope = WHOLE)
    @Audited
    public Uni<RestResponse<byte[]>> export(
            @RestQuery @NotNull LocalDate from, @RestQuery @NotNull LocalDate to, @RestQuery UUID after, @RestQuery UUID person) {
        return exports.of(actor.get(), from, to, after, person).map(file -> RestResponse.ResponseBuilder.ok(file.bytes())
                .header("Content-Type", "text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .header("Cache-Control", "no-store")
                .header("X-Exported-Entries", file.entries())
                .header("X-More-Entries", file.more())
                .build());
    }
}
