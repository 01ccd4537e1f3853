package org.palermo.referral.casefile.term;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.profile.Profiles;
import org.palermo.referral.team.CaseEvents;

/// Recalculates the terms of open files after a change of a law or calendar: previews the changes, and writes what was previewed.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/term-recalculations")
@Authenticated
@ApplicationScoped
public class Recalculations {
    private final RecalculationStore store;
    private final RecalculationPreviews previews;
    private final Countries countries;
    private final Profiles profiles;
    private final Terms terms;
    private final CaseEvents events;
    private final CurrentOperation operation;

    Recalculations(RecalculationStore store, RecalculationPreviews previews, Countries countries, Profiles profiles, Terms terms,
            CaseEvents events, CurrentOperation operation) {
        this.store = store;
        this.previews = previews;
        this.countries = countries;
        this.profiles = profiles;
        this.terms = terms;
        this.events = events;
        this.operation = operation;
    }

    /// @param scope the country or region whose terms are recalculated, e.g. `GB`
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a country or region that is not held here, 404 for one that the caller
    /// does not cover
    @GET
    @Operation(operationId = "previewRecalculation",
            summary = "Preview how terms of open case files change under the law and calendars of today",
            description = "`scope` is a country or a region that you cover (404). Nothing is written. With more than 1,000 open files, "
                    + "`state` is `COUNTING` at first: ask again after some seconds. A result is kept for five minutes. To write the "
                    + "terms that it shows, send its ETag. If `more` says that more files change than the list has, write these and "
                    + "preview again.")
    @Allowed(roles = {COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR},
            scope = "cases in the regions that the caller covers: ids, references and dates")
    @Audited
    @Scoped
    public Uni<RestResponse<RecalculationView>> preview(@RestQuery @NotNull String scope) {
        Actor actor = operation.caller();
        RecalculationRun run = begin(actor, scope);
        return previews.find(scope).map(found -> Uni.createFrom().item(found))
                .orElseGet(() -> run.next(store::page).map(more -> more ? previews.continueInBackground(actor, run) : run.result()))
                .call(counted -> operation.record(actor, "PREVIEW_TERMS", CaseFiles.KIND, counted.files()))
                .map(Recalculations::answer);
    }

    /// Writes everything that was listed in one transaction, or nothing.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 428 without the tag of a preview, 412 when the result would differ from the
    /// preview
    @POST
    @Operation(operationId = "applyRecalculation", summary = "Write the terms that a preview showed",
            description = "Send the ETag of the preview in If-Match. If a file or the law has changed since, the answer is 412 and nothing "
                    + "is written. The shelters are told until when a person is now protected.")
    @Allowed(roles = {COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR},
            scope = "cases in the regions that the caller covers: only their terms")
    @Audited
    @Scoped
    public Uni<RecalculationView> apply(@RestHeader("If-Match") String ifMatch, @Valid @NotNull Recalculate command) {
        Actor actor = operation.caller();
        RecalculationRun run = begin(actor, command.scope());
        return previews.find(command.scope()).filter(found -> found.isComplete() && found.tag().equals(ifMatch))
                .map(found -> Uni.createFrom().item(found)).orElseGet(() -> run.countAll(store::page, soFar -> { }))
                .invoke(counted -> ETags.require(ifMatch, counted.tag()))
                .call(counted -> store.write(command.scope(), counted.changed().stream().map(Recalculation.Changed::row).toList(),
                        operation.now()).invoke(found -> {
                            if (found != counted.changed().size()) {
                                throw Problems.stale();
                            }
                        }))
                .call(counted -> tell(command.scope(), counted.changed()))
                .call(counted -> operation.record(actor, "RECALCULATE_TERMS", CaseFiles.KIND, counted.files()))
                .map(Recalculation.Counted::view)
                .onTermination().invoke(() -> previews.forget(command.scope()));
    }

    private RecalculationRun begin(Actor actor, String scope) {
        Country country = countries.require("scope", Territory.countryOf(scope));
        if (!scope.equals(country.code()) && country.region(scope).isEmpty()) {
            throw Problems.invalid("scope", "must be a known country or region");
        }
        if (!actor.covers(scope)) {
            throw Problems.notFound();
        }
        return new RecalculationRun(scope, profiles.of(country).code(), terms);
    }

    private static RestResponse<RecalculationView> answer(Recalculation.Counted counted) {
        RestResponse.ResponseBuilder<RecalculationView> answer = RestResponse.ResponseBuilder.ok(counted.view());
        return (counted.isComplete() ? answer.header("ETag", counted.tag()) : answer).build();
    }

    /// Tells the shelter capacity service until when the person is protected now.
    private Uni<Void> tell(String scope, List<Recalculation.Changed> changed) {
        return Multi.createFrom().iterable(changed).filter(Recalculation.Changed::endsRecoveryOnAnotherDay)
                .onItem().transformToUniAndConcatenate(one -> events.stage(one.row().id(), Territory.countryOf(scope), one.duty().name(),
                        one.knownRecoveryEnd()))
                .collect().last();
    }
}
