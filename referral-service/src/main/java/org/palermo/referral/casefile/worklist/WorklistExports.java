package org.palermo.referral.casefile.worklist;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Purposes;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.term.Terms;

/// The worklist of an authority as a file. The caller states what it is for; the audit has an entry for the export and one for each case.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/exports")
@Authenticated
@ApplicationScoped
public class WorklistExports {
    /// The most cases of one file.
    static final int MOST = 2_000;
    static final String KIND = "worklist_export";
    static final String CASE = "case_file";
    private static final String EXPORT = "EXPORT";
    private static final String COVERED = "cases in the regions that the caller covers";

    private final WorklistStore store;
    private final Terms terms;
    private final CurrentOperation operation;

    WorklistExports(WorklistStore store, Terms terms, CurrentOperation operation) {
        this.store = store;
        this.terms = terms;
        this.operation = operation;
    }

    /// @param format `CSV` or `XLSX`; without it, `CSV`
    /// @param stage only cases in this stage
    /// @param due only cases with this duty, as in the list
    /// @param with only cases with this concern
    /// @param assigned `me`, `team`, `nobody`, or the id of a person
    /// @param region a country or a region, with the regions below it
    /// @param ageGroup only cases of persons of this age group
    /// @param exploitation only cases with this form of exploitation
    /// @param recoveryWithin recovery and reflection ends today or within this number of days
    /// @param sort the order of the file, as in the list
    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "exportWorklist", summary = "Export the worklist as a file of references, codes and dates",
            description = "The filters are those of the list of cases. `X-Purpose` must say what the file is for. A file has at most "
                    + "2,000 cases, the first of the chosen order; the header `X-Exported-Cases` says how many, and `X-More-Cases` is "
                    + "`true` when the filters find more. It has no names, no safe contact and no account of what happened. The audit has "
                    + "an entry for the export and one for each case.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<byte[]>> export(
            @RestQuery String format, @RestQuery String stage, @RestQuery String due, @RestQuery String with, @RestQuery String assigned,
            @RestQuery @Size(max = 20) String region, @RestQuery String ageGroup, @RestQuery String exploitation,
            @RestQuery @Min(0) @Max(366) Integer recoveryWithin, @RestQuery String sort) {
        Actor actor = operation.caller();
        ExportFormat wanted = format == null ? ExportFormat.CSV : EnumParameter.of(ExportFormat.class, "format", format);
        CaseFilter filter = CaseFilter.parse(actor, stage, DueFilter.parse(due), with, assigned, region, ageGroup, exploitation,
                recoveryWithin);
        WorklistSort sorted = WorklistSort.of(sort, filter);
        if (actor.request().purpose() == null) {
            throw Problems.invalid(Purposes.HEADER, "must say what the file is for");
        }
        return found(actor, filter, sorted)
                .call(cases -> recorded(actor, first(cases)))
                .map(cases -> answer(wanted, first(cases), cases.size() > MOST));
    }

    /// @param stage only cases in this stage
    /// @param due only cases with this duty, as in the list
    /// @param with only cases with this concern
    /// @param assigned `me`, `team`, `nobody`, or the id of a person
    /// @param region a country or a region, with the regions below it
    /// @param ageGroup only cases of persons of this age group
    /// @param exploitation only cases with this form of exploitation
    /// @param recoveryWithin recovery and reflection ends today or within this number of days
    /// @param sort the order of the file, as in the list
    @GET
    @Path("/size")
    @Operation(operationId = "getExportSize", summary = "Read how many cases an export of the worklist would have",
            description = "Ask before the export, with the same filters.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Scoped
    public Uni<ExportSize> size(
            @RestQuery String stage, @RestQuery String due, @RestQuery String with, @RestQuery String assigned,
            @RestQuery @Size(max = 20) String region, @RestQuery String ageGroup, @RestQuery String exploitation,
            @RestQuery @Min(0) @Max(366) Integer recoveryWithin, @RestQuery String sort) {
        Actor actor = operation.caller();
        CaseFilter filter = CaseFilter.parse(actor, stage, DueFilter.parse(due), with, assigned, region, ageGroup, exploitation,
                recoveryWithin);
        return found(actor, filter, WorklistSort.of(sort, filter))
                .map(cases -> new ExportSize(first(cases).size(), MOST, cases.size() > MOST));
    }

    /// One case more than a file has, when there are more.
    private Uni<List<CaseFileItem>> found(Actor actor, CaseFilter filter, WorklistSort sorted) {
        return store.page(actor, filter, sorted, terms.windows(operation.now()), sorted.parse(null), MOST);
    }

    private static List<CaseFileItem> first(List<CaseFileItem> cases) {
        return cases.size() > MOST ? cases.subList(0, MOST) : cases;
    }

    private Uni<Void> recorded(Actor actor, List<CaseFileItem> cases) {
        return operation.record(actor, EXPORT, KIND, Ids.next())
                .chain(() -> operation.recordEach(actor, EXPORT, CASE, cases.stream().map(CaseFileItem::id).toList()));
    }

    private static RestResponse<byte[]> answer(ExportFormat format, List<CaseFileItem> cases, boolean more) {
        return RestResponse.ResponseBuilder.ok(WorklistFile.of(format, cases))
                .header("Content-Type", format.type)
                .header("Content-Disposition", "attachment; filename=\"cases." + format.extension() + "\"")
                .header("Cache-Control", "no-store")
                .header("X-Exported-Cases", cases.size())
                .header("X-More-Cases", more)
                .build();
    }
}
