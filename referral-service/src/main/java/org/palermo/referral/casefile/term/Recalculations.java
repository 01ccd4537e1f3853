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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
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
    private static final int PAGE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final RecalculationStore store;
    private final Countries countries;
    private final Profiles profiles;
    private final Terms terms;
    private final CaseEvents tellings;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    Recalculations(RecalculationStore store, Countries countries, Profiles profiles, Terms terms, CaseEvents tellings, TransactionTime time,
            Audit audit, CurrentActor caller) {
        this.store = store;
        this.countries = countries;
        this.profiles = profiles;
        this.terms = terms;
        this.tellings = tellings;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param tag identifies the listed changes; needed to apply them
    record Tagged(String tag, RecalculationView view) {}

    /// @param scope the country or region whose terms are recalculated, e.g. `GB`
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a country or region that is not held here, 404 for one that the caller
    /// does not cover
    @GET
    @Operation(operationId = "previewRecalculation",
            summary = "Preview how terms of open case files change under the law and calendars of today",
            description = "`scope` is a country or a region that you cover (404). Nothing is written. Send the ETag of this answer to "
                    + "write what it shows. If `more` files change than are listed, write these and preview again.")
    @Allowed(roles = {COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR},
            scope = "cases in the regions that the caller covers: ids, references and dates")
    @Audited
    @Scoped
    public Uni<RestResponse<RecalculationView>> preview(@RestQuery @NotNull String scope) {
        Actor actor = caller.get();
        return count(actor, scope)
                .call(counted -> audit.record(actor, "PREVIEW_TERMS", CaseFiles.KIND, files(counted)))
                .map(counted -> new Tagged(counted.tag(), counted.view()))
                .map(found -> RestResponse.ResponseBuilder.ok(found.view()).header("ETag", found.tag()).build());
    }

    /// Writes everything that was listed in one transaction, or nothing.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 428 without the tag of a preview, 412 when the result would differ from the
    /// preview
    @POST
    @Operation(operationId = "applyRecalculation", summary = "Write the terms that a preview showed",
            description = "Send the ETag of the preview in If-Match. If a file or the law has changed since, the answer is 412 and nothing "
                    + "is written. The shelters learn until when a person is protected now.")
    @Allowed(roles = {COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR},
            scope = "cases in the regions that the caller covers: only their terms")
    @Audited
    @Scoped
    public Uni<RecalculationView> apply(@RestHeader("If-Match") String ifMatch, @Valid @NotNull Recalculate command) {
        Actor actor = caller.get();
        return count(actor, command.scope())
                .invoke(counted -> ETags.require(ifMatch, counted.tag()))
                .call(counted -> store.write(command.scope(), counted.changed().stream().map(Recalculation.Changed::row).toList(), time.now()).invoke(found -> {
                    if (found != counted.changed().size()) {
                        throw Problems.stale();
                    }
                }))
                .call(counted -> tell(command.scope(), counted))
                .call(counted -> audit.record(actor, "RECALCULATE_TERMS", CaseFiles.KIND, files(counted)))
                .map(Recalculation::view);
    }

    private Uni<Recalculation> count(Actor actor, String scope) {
        Country country = countries.require("scope", Territory.countryOf(scope));
        if (!scope.equals(country.code()) && country.region(scope).isEmpty()) {
            throw Problems.invalid("scope", "must be a country or region held here");
        }
        if (!actor.covers(scope)) {
            throw Problems.notFound();
        }
        Recalculation counted = new Recalculation(scope, profiles.of(country).code());
        AtomicReference<UUID> after = new AtomicReference<>(FIRST);
        return Multi.createBy().repeating()
                .uni(() -> store.page(scope, after.get(), PAGE).invoke(files -> files.forEach(file -> {
                    counted.add(file, TermReplay.walk(file.referredAt(), file.steps(), at -> terms.from(at, file.region())));
                    after.set(file.id());
                })))
                .whilst(files -> files.size() == PAGE)
                .collect().last()
                .replaceWith(counted);
    }

    /// Tells the shelter capacity service until when the person is protected now.
    private Uni<Void> tell(String scope, Recalculation counted) {
        return Multi.createFrom().iterable(counted.changed()).filter(Recalculation.Changed::endsRecoveryOnAnotherDay)
                .onItem().transformToUniAndConcatenate(one -> tellings.stage(one.row().id(), Territory.countryOf(scope), one.duty().name(), one.knownRecoveryEnd()))
                .collect().last();
    }

    private static List<UUID> files(Recalculation counted) {
        return counted.changed().stream().map(one -> one.row().id()).toList();
    }
}
