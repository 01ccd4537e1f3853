package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.statistics.ComputationQueue;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.casefile.worklist.CaseFigures;
import org.palermo.referral.casefile.worklist.CaseFileItem;
import org.palermo.referral.casefile.worklist.CaseFilter;
import org.palermo.referral.casefile.worklist.CaseSummary;
import org.palermo.referral.casefile.worklist.DueFilter;
import org.palermo.referral.casefile.worklist.WorklistSort;
import org.palermo.referral.casefile.worklist.WorklistStore;

/// Lists and reads case files.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases")
@ApplicationScoped
public class CaseFiles {
    public static final String KIND = "case_file";

    private final WorklistStore store;
    private final CaseFileReads reads;
    private final CaseFileViews views;
    private final CaseFigures figures;
    private final Countries countries;
    private final Terms terms;
    private final ComputationQueue computationQueue;
    private final CurrentOperation operation;

    CaseFiles(WorklistStore store, CaseFileReads reads, CaseFileViews views, CaseFigures figures, Countries countries, Terms terms,
            ComputationQueue computationQueue, CurrentOperation operation) {
        this.store = store;
        this.reads = reads;
        this.views = views;
        this.figures = figures;
        this.countries = countries;
        this.terms = terms;
        this.computationQueue = computationQueue;
        this.operation = operation;
    }

    /// @param due only cases with this duty: `overdue`, `soon`, `recovery-ending`, `recovery-over` or `decidable`
    /// @param with only cases with this concern: `MISSING`, `INTERVIEW_DUE` or `NO_GUARDIAN`
    /// @param stage only cases in this stage
    /// @param sort `referred`: the latest referral first; `due`: the longest overdue first, and last the cases without a term
    @GET
    @Operation(operationId = "listCases", summary = "List the case files that you see, latest referral first",
            description = "The filters apply together. `due=overdue` begins with the case that has been overdue for longest.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER},
            scope = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's "
                    + "organisation has referred")
    @Audited
    @Scoped
    public Uni<Page<CaseFileItem>> page(
            @RestQuery String stage,
            @Parameter(description = "`overdue`, `soon`, `recovery-ending`, `recovery-over` or `decidable`") @RestQuery String due,
            @Parameter(description = "`MISSING`, `INTERVIEW_DUE` (a return interview) or `NO_GUARDIAN`") @RestQuery String with,
            @Parameter(description = "Only for a competent authority: `me`, `team` (anybody of your authority), `nobody`, or the id "
                    + "of a person. Without `stage`, cases that are over are left out") @RestQuery String assigned,
            @Parameter(description = "A country or a region, with the regions below it") @RestQuery @Size(max = 20) String region,
            @Parameter(description = "Only cases of persons of this age group") @RestQuery String ageGroup,
            @Parameter(description = "Only cases with this form of exploitation") @RestQuery String exploitation,
            @Parameter(description = "Recovery and reflection ends today or within this number of days") @RestQuery @Min(
                    0) @Max(366) Integer recoveryWithin,
            @Parameter(description = "`referred`: the latest referral first. `oldest`: the oldest referral first. `due`: the "
                    + "longest overdue first, and last the cases without a term. `recovery`: the earliest end of recovery "
                    + "first, only with `recoveryWithin`, `due=recovery-ending` or `due=recovery-over`. Without it, `due=overdue` "
                    + "is sorted by `due`, everything else by `referred`")
            @RestQuery String sort,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        CaseFilter filter = CaseFilter.parse(actor, stage, DueFilter.parse(due), with, assigned, region, ageGroup, exploitation,
                recoveryWithin);
        WorklistSort sorted = WorklistSort.of(sort, filter);
        return store.page(actor, filter, sorted, terms.windows(operation.now()), sorted.parse(cursor), limit)
                .map(items -> Page.of(items, limit, sorted::last))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(CaseFileItem::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCase", summary = "Read a case file",
            description = "`next` lists the stages that may follow. Its ETag is needed for each step.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR},
            scope = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's "
                    + "organisation has referred; case coordinator: cases that the caller works on; all three: cases that the "
                    + "caller has opened in an emergency")
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> get(UUID id) {
        Actor actor = operation.caller();
        return read(actor, id).flatMap(read -> views.of(read.actor(), read.file()))
                .map(ETags::on);
    }

    /// The person's own copy.
    @Scoped
    public Uni<CaseFileView> copied(Actor actor, UUID id) {
        return read(actor, id).flatMap(read -> views.copied(read.actor(), read.file()));
    }

    private Uni<CaseFileReads.Read> read(Actor actor, UUID id) {
        return reads.read(actor, id).call(read -> operation.record(read.actor(), "READ", KIND, id));
    }

    /// Exact figures for callers who may read every one of these files; for others, the figures released for this period.
    @GET
    @Path("/summary")
    @Operation(operationId = "getCaseSummary",
            summary = "Read how many cases of a country are in each stage, and how many terms are over or nearly over",
            description = "A competent authority gets exact figures, everybody else those released for the period; `control` says how "
                    + "they are protected. A country that you do not cover entirely gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR},
            scope = "figures of a country that the caller covers entirely; competent authority: exact; others: protected and released "
                    + "for the period")
    public Uni<CaseSummary> summary(@RestQuery("country") @NotNull String countryCode) {
        Actor actor = operation.caller();
        return computationQueue.first(() -> counted(actor, countryCode));
    }

    @Scoped
    Uni<Optional<CaseSummary>> counted(Actor actor, String countryCode) {
        Country country = countries.require("country", countryCode);
        if (!actor.covers(country.code())) {
            throw Problems.notFound();
        }
        List<Terms.DueWindow> windows = terms.windows(operation.now());
        return actor.has(Role.COMPETENT_AUTHORITY) ? figures.exact(country, windows).map(Optional::of) : figures.released(country, windows);
    }
}
