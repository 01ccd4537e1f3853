package org.palermo.inspection.finding;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.report.ReportView;
import org.palermo.inspection.report.Reporting;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.visit.ChosenIds;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.statistics.Turns;

/// Records findings with their screening, and reports the suspected victim of a finding in the same transaction.
@Tag(name = "Findings", description = "What inspectors have found on visits, and the figures of a country from these findings.")
@Path("/api/inspection/v1/visits/{visit}/findings")
@ApplicationScoped
public class Findings {
    private static final String OWN = "records of the caller's inspectorate";

    private final FindingStore store;
    private final FindingFigures figures;
    private final VisitScope visits;
    private final ChosenIds chosen;
    private final WorkplacePlaces places;
    private final Indicators indicators;
    private final Reporting reporting;
    private final CountryCodes countries;
    private final Digests digests;
    private final TransactionTime time;
    private final Turns turns;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentActor caller;

    Findings(FindingStore store, FindingFigures figures, VisitScope visits, ChosenIds chosen, WorkplacePlaces places, Indicators indicators, Reporting reporting,
            CountryCodes countries, Digests digests, TransactionTime time, Turns turns, Idempotency idempotency, Audit audit,
            CurrentActor caller) {
        this.store = store;
        this.figures = figures;
        this.visits = visits;
        this.chosen = chosen;
        this.places = places;
        this.indicators = indicators;
        this.reporting = reporting;
        this.countries = countries;
        this.digests = digests;
        this.time = time;
        this.turns = turns;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    /// Records a finding. The same id with the same body gets the same answer. The body may say who a victim is, so only its keyed
    /// digest is stored, also for an `Idempotency-Key`.
    ///
    /// @param visit as the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for unknown or repeated codes, a finding without indicators and
    ///     without a suspected victim, or as {@link Reporting#check}; 404 when the visit does not exist or belongs to another
    ///     inspectorate; 409 when the inspectorate has the id for another submission; 503 when there is no key of the mechanism for a
    ///     referral
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordFinding",
            summary = "Record a finding of a visit; a suspected victim on it is reported to the mechanism",
            description = "The answer has the screening of the indicators and how far the report has come. An adult who does not consent "
                    + "is reported without identity. With an id of your own you can repeat the request: the same body from the same "
                    + "inspector gets the same answer, another one 409. Refused with 400: an unknown or repeated indicator, a finding "
                    + "without an indicator and a suspected victim, an adult who was not asked for consent, and a child who is an adult by "
                    + "the date of birth. Without the mechanism's key nobody can be referred (503).")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<FindingView>> record(UUID visit, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RecordFinding command) {
        Actor actor = caller.get();
        command.check(indicators);
        if (command.suspectedVictim() != null) {
            reporting.check(command.suspectedVictim(), time.now());
        }
        byte[] digest = digests.of(command);
        return visits.require(visit, actor).flatMap(visited -> idempotency.once(actor, key, digest, FindingView.class,
                () -> finding(actor, visited, command, digest).flatMap(finding -> insert(actor, finding, visited, command))))
                .map(Findings::created);
    }

    /// @param visit as the inspectorate knows it
    /// @return one page with at most 500 findings, in the order in which they were recorded
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the visit does not exist or belongs to another inspectorate
    @GET
    @Operation(operationId = "listFindings", summary = "List the findings of a visit of your inspectorate, oldest first",
            description = "The list has at most 500.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<FindingView>> ofVisit(UUID visit) {
        Actor actor = caller.get();
        return visits.require(visit, actor)
                .flatMap(visited -> store.ofVisit(visited.visit(), actor))
                .call(found -> audit.record(actor, "LIST", "finding", found.stream().map(Finding::id).toList()))
                .flatMap(found -> Multi.createFrom().iterable(found)
                        .onItem().transformToUniAndConcatenate(f -> view(actor, f, visit))
                        .collect().asList())
                .map(views -> new Page<>(views, null));
    }

    /// @param country ISO 3166-1 alpha-2
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown country, 503 when too many requests wait for figures
    public Uni<FindingsSummary> summary(Actor actor, String country) {
        return turns.first(() -> counted(actor, country));
    }

    @Scoped
    Uni<Optional<FindingsSummary>> counted(Actor actor, String country) {
        if (!countries.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        return figures.of(actor, country);
    }

    private Uni<Finding> finding(Actor actor, VisitScope.Visited visited, RecordFinding command, byte[] digest) {
        return places.find(visited.workplace()).flatMap(place -> chosen.idOf(command.id()).map(id -> new Finding(
                id, command.id(), visited.visit(), visited.agency(), visited.country(), place.orElseThrow().sector(),
                command.subject(), command.workers(), List.copyOf(command.indicators()), command.note(),
                indicators.screen(command.indicators(), command.subject()), actor.subject(), time.now(), digest)));
    }

    private Uni<FindingView> insert(Actor actor, Finding finding, VisitScope.Visited visited, RecordFinding command) {
        return store.insert(finding).flatMap(added -> added == null
                ? again(actor, finding, visited.knownAs())
                : audit.record(actor, "RECORD", "finding", added.id())
                        .chain(() -> report(actor, added, command))
                        .map(report -> FindingView.of(added, visited.knownAs(), report)));
    }

    private Uni<ReportView> report(Actor actor, Finding finding, RecordFinding command) {
        return command.suspectedVictim() == null
                ? Uni.createFrom().nullItem()
                : reporting.report(actor, finding.id(), finding.knownAs().toString(), command.suspectedVictim(), finding.recordedAt());
    }

    private Uni<FindingView> again(Actor actor, Finding finding, UUID visit) {
        return store.inScope(finding.knownAs(), actor).map(found -> found
                .filter(known -> known.isRepeatedBy(finding))
                .orElseThrow(() -> Problems.conflict("finding", "id-taken", "This id was submitted before with another body.")))
                .call(known -> audit.record(actor, "READ", "finding", known.id()))
                .flatMap(known -> view(actor, known, visit));
    }

    private Uni<FindingView> view(Actor actor, Finding finding, UUID visit) {
        return reporting.ofFinding(actor, finding.id()).map(report -> FindingView.of(finding, visit, report.orElse(null)));
    }

    private static RestResponse<FindingView> created(FindingView finding) {
        return RestResponse.ResponseBuilder.<FindingView>created(URI.create("/api/inspection/v1/visits/" + finding.visit() + "/findings"))
                .entity(finding).build();
    }
}
