package org.palermo.inspection.finding;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.report.ReportView;
import org.palermo.inspection.report.Reporting;
import org.palermo.inspection.team.Bars;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.violation.Violations;
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

/// Records findings with their screening, their violations and the reports of their suspected victims, in one transaction.
@Tag(name = "Findings", description = "What inspectors have found on visits, and the figures of a country from these findings.")
@Path("/api/inspection/v1/visits/{visit}/findings")
@ApplicationScoped
public class Findings {
    private static final String OWN = "records of the caller's inspectorate";

    private final FindingStore store;
    private final VisitScope visits;
    private final Bars bars;
    private final ChosenIds chosen;
    private final WorkplacePlaces places;
    private final Indicators indicators;
    private final FindingReports reports;
    private final Violations violations;
    private final Digests digests;
    private final TransactionTime time;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentActor caller;

    Findings(FindingStore store, VisitScope visits, Bars bars, ChosenIds chosen, WorkplacePlaces places, Indicators indicators,
            FindingReports reports, Violations violations, Digests digests, TransactionTime time, Idempotency idempotency, Audit audit,
            CurrentActor caller) {
        this.store = store;
        this.visits = visits;
        this.bars = bars;
        this.chosen = chosen;
        this.places = places;
        this.indicators = indicators;
        this.reports = reports;
        this.violations = violations;
        this.digests = digests;
        this.time = time;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    /// Records a finding. The same id with the same body gets the same answer. The body may say who a victim is, so only its keyed
    /// digest is stored, also for an `Idempotency-Key`.
    ///
    /// @param visit as the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for unknown or repeated codes, a finding without violations, indicators
    ///     and suspected victims, or as {@link Reporting#check} and {@link Violations#check}; 404 when the visit does not exist or belongs to another
    ///     inspectorate; 409 when the inspectorate has the id for another submission, or the inspector has a conflict of interest with the
    ///     workplace; 503 when there is no key of the mechanism for a
    ///     referral
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordFinding",
            summary = "Record a finding of a visit; a suspected victim on it is reported to the mechanism",
            description = "The answer has the screening of the indicators and how far the report has come. An adult who does not consent "
                    + "is reported without identity. With an id of your own you can repeat the request: the same body from the same "
                    + "inspector gets the same answer, another one 409. Several persons are reported one by one (`suspectedVictims`), each "
                    + "screened by her own indicators. Refused with 400: an unknown or repeated indicator, a code that the catalogue of "
                    + "violations does not have on the day of the act, a finding without a violation, an indicator and a suspected victim, "
                    + "words about migration status in a text, an adult who was not asked for consent, and a child who is an adult by the "
                    + "date of birth. Without the mechanism's key nobody can be referred (503).")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<FindingView>> record(UUID visit, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RecordFinding command) {
        Actor actor = caller.get();
        byte[] digest = check(command);
        return visited(actor, visit, command)
                .flatMap(visited -> idempotency.once(actor, key, digest, FindingView.class, () -> add(actor, visited, command, digest)))
                .map(Findings::created);
    }

    /// Records a finding that reached the service in another way, such as a form. Otherwise as the operation.
    ///
    /// @param visit as the inspectorate knows it
    @Scoped
    public Uni<FindingView> record(Actor actor, UUID visit, @Valid @NotNull RecordFinding command) {
        byte[] digest = check(command);
        return visited(actor, visit, command).flatMap(visited -> add(actor, visited, command, digest));
    }

    private Uni<VisitScope.Visited> visited(Actor actor, UUID visit, RecordFinding command) {
        return visits.require(visit, actor)
                .call(visited -> bars.requireFree(actor, actor.subject(), visited.workplace()))
                .invoke(visited -> violations.check(command.violated(), visited.country(), command.workers(), time.now()));
    }

    private byte[] check(RecordFinding command) {
        command.check(indicators);
        reports.check(command);
        return digests.of(command);
    }

    private Uni<FindingView> add(Actor actor, VisitScope.Visited visited, RecordFinding command, byte[] digest) {
        return finding(actor, visited, command, digest).flatMap(finding -> insert(actor, finding, visited, command));
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
                .flatMap(found -> views(actor, found, visit))
                .map(views -> new Page<>(views, null));
    }

    /// @param visit as the inspectorate knows it, and so is the finding
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such finding of the visit, or it belongs to another
    ///     inspectorate
    @GET
    @Path("/{finding}")
    @Operation(operationId = "getFinding", summary = "Read a finding of your inspectorate, with its violations and reports")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<FindingView> get(UUID visit, UUID finding) {
        Actor actor = caller.get();
        return required(actor, visit, finding)
                .call(found -> audit.record(actor, "READ", "finding", found.id()))
                .flatMap(found -> view(actor, found, visit));
    }

    /// @param visit as the inspectorate knows it, and so is the finding
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link #record}; 404 when there is no such finding of the visit, or it
    ///     belongs to another inspectorate; 409 when the finding was erased or has as many persons as it may, or the inspector has
    ///     a conflict of interest with the workplace; 503 as {@link #record}
    @POST
    @Path("/{finding}/suspected-victims")
    @ResponseStatus(201)
    @Operation(operationId = "addSuspectedVictim", summary = "Report another suspected victim of a finding to the mechanism",
            description = "She is screened by her own indicators and has a report of her own. An adult who does not consent is reported "
                    + "without identity. Send an `Idempotency-Key`: the same request again then reports nobody twice. A finding has at "
                    + "most 50 persons, and an erased one takes none (409). Refused with 400 as in `recordFinding`.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<ReportView>> addPerson(UUID visit, UUID finding, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull FoundPerson person) {
        Actor actor = caller.get();
        reports.check(person);
        byte[] digest = digests.of(person);
        return visits.require(visit, actor).call(visited -> bars.requireFree(actor, actor.subject(), visited.workplace()))
                .flatMap(visited -> required(actor, visited, finding))
                .flatMap(found -> idempotency.once(actor, key, digest, ReportView.class, () -> reports.add(actor, found, person)))
                .map(report -> RestResponse.ResponseBuilder.<ReportView>created(URI.create("/api/inspection/v1/reports/" + report.id())).entity(report).build());
    }

    private Uni<Finding> required(Actor actor, UUID visit, UUID finding) {
        return visits.require(visit, actor).flatMap(visited -> required(actor, visited, finding));
    }

    private Uni<Finding> required(Actor actor, VisitScope.Visited visited, UUID finding) {
        return store.inScope(finding, actor)
                .map(found -> found.filter(f -> f.visit().equals(visited.visit())).orElseThrow(Problems::notFound));
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
                        .chain(() -> violations.record(actor, added.id(), added.country(), command.violated(), added.recordedAt()))
                        .chain(() -> reports.all(actor, added, command))
                        .chain(() -> view(actor, added, visited.knownAs())));
    }

    private Uni<FindingView> again(Actor actor, Finding finding, UUID visit) {
        return store.inScope(finding.knownAs(), actor).map(found -> found
                .filter(known -> known.isRepeatedBy(finding))
                .orElseThrow(() -> Problems.conflict("finding", "id-taken", "This id was submitted before with another body.")))
                .call(known -> audit.record(actor, "READ", "finding", known.id()))
                .flatMap(known -> view(actor, known, visit));
    }

    private Uni<FindingView> view(Actor actor, Finding finding, UUID visit) {
        return views(actor, List.of(finding), visit).map(List::getFirst);
    }

    private Uni<List<FindingView>> views(Actor actor, List<Finding> findings, UUID visit) {
        List<UUID> ids = findings.stream().map(Finding::id).toList();
        return reports.of(actor, ids).flatMap(reported -> violations.ofFindings(actor, ids)
                .map(violated -> findings.stream().map(f -> FindingView.of(f, visit, reported.getOrDefault(f.id(), List.of()),
                        violated.getOrDefault(f.id(), List.of()))).toList()));
    }

    private static RestResponse<FindingView> created(FindingView finding) {
        return RestResponse.ResponseBuilder.<FindingView>created(URI.create("/api/inspection/v1/visits/" + finding.visit() + "/findings"))
                .entity(finding).build();
    }
}
