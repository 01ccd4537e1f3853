package org.palermo.inspection.recruitment.joborder;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.recruitment.AgencyDays;
import org.palermo.inspection.recruitment.ComparisonKeys;
import org.palermo.inspection.recruitment.RecruitmentAgencies;
import org.palermo.inspection.recruitment.RecruitmentAgencyStore;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The jobs for which an agency may recruit.
@Tag(name = "Recruitment agencies", description = "Recruitment agencies: licence, job orders, fees, prohibitions and complaints.")
@Path("/api/inspection/v1/recruitment-agencies/{agency}/job-orders")
@Authenticated
@ApplicationScoped
public class JobOrders {
    private final RecruitmentAgencyStore agencies;
    private final JobOrderStore store;
    private final CountryCodes countries;
    private final AgencyDays days;
    private final CurrentOperation operation;

    JobOrders(RecruitmentAgencyStore agencies, JobOrderStore store, CountryCodes countries, AgencyDays days, CurrentOperation operation) {
        this.agencies = agencies;
        this.store = store;
        this.countries = countries;
        this.days = days;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listJobOrders", summary = "List the job orders of an agency, latest first",
            description = "The list keeps job orders that were withdrawn or have ended. `valid` says whether the agency may recruit for "
                    + "the job order today. An unknown agency gets 404.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = RecruitmentAgencies.READS)
    @Audited
    @Scoped
    public Uni<Page<JobOrderView>> page(UUID agency, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return agencies.find(agency).map(RecruitmentAgencies::found).flatMap(a -> store.page(agency, after, limit + 1)
                .map(rows -> Page.of(rows, limit, j -> new Cursor(j.recordedAt(), j.id())))
                .call(page -> operation.record(actor, "LIST", "job_order", page.items().stream().map(JobOrderRow::id).toList()))
                .map(page -> new Page<>(page.items().stream().map(j -> JobOrderView.of(j, days.today(a.country()))).toList(),
                        page.next())));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addJobOrder", summary = "Add a job order for which an agency may recruit",
            description = "Two job orders of an agency can't have the same number (409).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = RecruitmentAgencies.KEEPS)
    @Audited
    @Scoped
    public Uni<JobOrderView> add(UUID agency, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddJobOrder command) {
        Actor actor = operation.caller();
        check(command);
        return agencies.find(agency).map(RecruitmentAgencies::found).flatMap(a -> operation.once(actor, key, command, JobOrderView.class,
                () -> store.insert(actor, agency, command, operation.now())
                        .onItem().ifNull()
                        .failWith(() -> Problems.conflict("job-order", "known", "The agency already has a job order with this number."))
                        .call(id -> operation.record(actor, "ADD", "job_order", id))
                        .flatMap(id -> store.find(agency, id)).map(j -> JobOrderView.of(j.orElseThrow(), days.today(a.country())))));
    }

    @POST
    @Path("/{jobOrder}/withdraw")
    @Operation(operationId = "withdrawJobOrder", summary = "Withdraw a job order from today on",
            description = "A job order that is already withdrawn gets 409.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = RecruitmentAgencies.KEEPS)
    @Audited
    @Scoped
    public Uni<JobOrderView> withdraw(UUID agency, UUID jobOrder) {
        Actor actor = operation.caller();
        return agencies.find(agency).map(RecruitmentAgencies::found)
                .flatMap(a -> store.find(agency, jobOrder).map(found -> found.orElseThrow(Problems::notFound))
                        .chain(() -> store.withdraw(jobOrder, days.today(a.country())))
                        .invoke(withdrawn -> {
                            if (!withdrawn) {
                                throw Problems.conflict("job-order", "withdrawn", "This job order is already withdrawn.");
                            }
                        })
                        .chain(() -> operation.record(actor, "WITHDRAW", "job_order", jobOrder))
                        .chain(() -> store.find(agency, jobOrder)).map(j -> JobOrderView.of(j.orElseThrow(), days.today(a.country()))));
    }

    private void check(AddJobOrder command) {
        if (!countries.isCode(command.country())) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        if (ComparisonKeys.number(command.number()).isEmpty()) {
            throw Problems.invalid("number", "must have a letter or a digit");
        }
        if (ComparisonKeys.name(command.employer()).isEmpty()) {
            throw Problems.invalid("employer", "must have a letter or a digit");
        }
        if (ComparisonKeys.words(command.position()).isEmpty()) {
            throw Problems.invalid("position", "must have a letter or a digit");
        }
        if ((command.wage() == null) != (command.wagePer() == null)) {
            throw Problems.invalid(command.wage() == null ? "wage" : "wagePer", "must be given together with a wage");
        }
        if (command.wage() != null) {
            command.wage().check("wage");
        }
        if (command.validUntil().isBefore(command.validFrom())) {
            throw Problems.invalid("validUntil", "must not be before validFrom");
        }
    }
}
