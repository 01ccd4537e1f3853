package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Page;

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases")
@Authenticated
class CaseFilesResource {
    private final CaseFiles files;
    private final CaseSteps steps;
    private final CaseFileImport imports;
    private final CurrentActor actor;

    CaseFilesResource(CaseFiles files, CaseSteps steps, CaseFileImport imports, CurrentActor actor) {
        this.files = files;
        this.steps = steps;
        this.imports = imports;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listCases", summary = "List the case files that you see, latest referral first",
            description = "Filters of the worklist: `due` is `overdue`, `soon`, `recovery-ending`, `recovery-over` or `decidable`; `with` "
                    + "is `MISSING`, `INTERVIEW_DUE` or `NO_GUARDIAN`; `stage` is a stage. `due=overdue` begins with the case that has "
                    + "been overdue for longest.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER},
            scope = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's "
                    + "organisation has referred")
    @Audited
    public Uni<Page<CaseFileItem>> page(
            @RestQuery String stage, @RestQuery String due, @RestQuery String with,
            @Parameter(description = "`referred`: the latest referral first. `due`: the longest overdue first, only with `due=overdue` or "
                    + "`due=soon`. Without it, `due=overdue` is sorted by `due`, everything else by `referred`") @RestQuery String sort,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return files.page(actor.get(), Choice.of(CaseFileStage.class, "stage", stage), due, Choice.of(Concern.class, "with", with), sort, cursor, limit);
    }

    @GET
    @Path("/summary")
    @Operation(operationId = "getCaseSummary",
            summary = "Read how many cases of a country are in each stage, and how many terms are over or nearly over",
            description = "A competent authority gets exact figures, everybody else those released for the period; `control` says how "
                    + "they are protected. A country that you do not cover entirely gets 404.")
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR},
            scope = "figures of a country that the caller covers entirely; competent authority: exact; others: protected and released "
                    + "for the period")
    public Uni<CaseSummary> summary(@RestQuery @NotNull String country) {
        return files.summary(actor.get(), country);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCase", summary = "Read a case file",
            description = "`next` lists the stages that may follow. Its ETag is needed for each step.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR},
            scope = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's "
                    + "organisation has referred; case coordinator: cases that the caller works on; all three: cases that the "
                    + "caller has opened in an emergency")
    @Audited
    public Uni<RestResponse<CaseFileView>> get(UUID id) {
        return files.get(actor.get(), id).map(ETags::on);
    }

    @POST
    @Path("/{id}/reasonable-grounds")
    @Operation(operationId = "decideReasonableGrounds", summary = "Decide whether there are reasonable grounds",
            description = "The operation `recordDecision` takes this decision and all others. If the stage of the file or the law does not "
                    + "allow it today, or the person has withdrawn consent to the referral, the answer is 409. Send the ETag of the case "
                    + "file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers")
    @Audited
    public Uni<RestResponse<CaseFileView>> decide(
            UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideReasonableGrounds command) {
        return steps.decide(actor.get(), id, ifMatch, MakeDecision.of(command)).map(ETags::on);
    }

    @POST
    @Path("/imports")
    @Consumes(RestMediaType.APPLICATION_NDJSON)
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importCases", summary = "Import the case files of an earlier register, one JSON object a line",
            description = "They come with their stages and dates. A file that is already there is matched and stays as it is. The answer "
                    + "streams the progress and each rejected row with its reason, notes an age group that the date of birth changes, and "
                    + "ends with a summary.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records")
    @Audited
    public Multi<ImportLine> importLines(@NotNull InputStream body) {
        return imports.run(actor.get(), body);
    }
}
