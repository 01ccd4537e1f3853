package org.palermo.inspection.finding;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.indicator.IndicatorWords;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.report.ReportView;
import org.palermo.inspection.report.Reporting;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.violation.Violations;
import org.palermo.inspection.visit.DeviceIds;
import org.palermo.inspection.visit.IdTaken;
import org.palermo.inspection.visit.KeepsOtherBodies;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Records findings with their screening, their violations and the reports of their suspected victims, in one transaction.
@Tag(name = "Findings", description = "What inspectors have found on visits, and the figures of a country from these findings.")
@Path("/api/inspection/v1/visits/{visit}/findings")
@ApplicationScoped
public class Findings {
    private static final String OWN = "records of the caller's inspectorate";
    private static final String ENGLISH = "en";
    private static final String LANGUAGE = "[a-z]{2}";

    private final FindingStore store;
    private final VisitScope visits;
    private final DeviceIds chosen;
    private final WorkplacePlaces places;
    private final Indicators indicators;
    private final IndicatorWords words;
    private final FindingReports reports;
    private final SentPersons sent;
    private final Violations violations;
    private final Digests digests;
    private final CurrentOperation operation;

    Findings(FindingStore store, VisitScope visits, DeviceIds chosen, WorkplacePlaces places, Indicators indicators, IndicatorWords words,
            FindingReports reports, SentPersons sent, Violations violations, Digests digests, CurrentOperation operation) {
        this.store = store;
        this.visits = visits;
        this.chosen = chosen;
        this.places = places;
        this.indicators = indicators;
        this.words = words;
        this.reports = reports;
        this.sent = sent;
        this.violations = violations;
        this.digests = digests;
        this.operation = operation;
    }

    /// Records a finding. The same id with the same body gets the same answer. The body may say who a victim is, so only its keyed
    /// digest is stored, also for an `Idempotency-Key`.
    ///
    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for unknown or repeated codes, a finding without violations, indicators
    ///     and suspected victims, or as {@link Reporting#check} and {@link Violations#check}; 404 when the visit does not exist or belongs
    ///     to another inspectorate; 409 when the inspectorate has the id for another submission, or the inspector has a conflict of
    ///     interest with the workplace; 503 when there is no key of the mechanism for a
    ///     referral
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordFinding",
            summary = "Record a finding of a visit; a suspected victim on it is reported to the mechanism",
            description = "The answer has the screening of the indicators and the state of the report. An adult who does not consent is "
                    + "reported without identity. If you choose the id, you can repeat the request: the same body from the same inspector "
                    + "gets the same answer. A different body gets 409; both are stored, but not who a suspected victim of the second "
                    + "one is, and a person settles them with `settleFormSubmission`. `suspectedVictims` reports several persons, each "
                    + "screened by her own indicators. Refused with 400: an unknown or repeated indicator; a violation that is not in the "
                    + "catalogue on the day of the act; a finding that has no violation, no indicator and no suspected victim; words "
                    + "about migration status; an adult who was not asked for consent; a child who is an adult by the date of birth. "
                    + "Without the mechanism's key nobody can be referred (503).")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<RestResponse<FindingView>> record(UUID visit, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RecordFinding command) {
        Actor actor = operation.caller();
        byte[] digest = check(command, false);
        return visited(actor, visit, command)
                .flatMap(visited -> operation.once(actor, key, digest, FindingView.class, () -> add(actor, visited, command, digest)))
                .map(Findings::created);
    }

    /// Records a finding that reached the service in another way, such as a form. Otherwise as the operation.
    ///
    /// @param visit the id by which the inspectorate knows it
    @Scoped
    public Uni<FindingView> record(Actor actor, UUID visit, @Valid @NotNull RecordFinding command) {
        return record(actor, visit, command, false);
    }

    /// Records a finding of a form of which a violation waits for a person: until she has looked at it, the finding may name nothing.
    /// Otherwise as the operation.
    ///
    /// @param visit the id by which the inspectorate knows it
    @Scoped
    public Uni<FindingView> recordInQuestion(Actor actor, UUID visit, @Valid @NotNull RecordFinding command) {
        return record(actor, visit, command, true);
    }

    /// Checks a finding that is kept beside others, as if it were recorded. Whether its violations were law on their day is looked at when
    /// a person takes them.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what no finding may say
    public void check(@Valid @NotNull RecordFinding command) {
        check(command, false);
    }

    private Uni<FindingView> record(Actor actor, UUID visit, RecordFinding command, boolean mayNameNothing) {
        byte[] digest = check(command, mayNameNothing);
        return visited(actor, visit, command).flatMap(visited -> add(actor, visited, command, digest));
    }

    private Uni<VisitScope.Visited> visited(Actor actor, UUID visit, RecordFinding command) {
        return visits.requireToWrite(visit, actor)
                .invoke(visited -> violations.check(command.violated(), visited.country(), command.workers(), operation.now()));
    }

    private byte[] check(RecordFinding command, boolean mayNameNothing) {
        command.check(indicators, mayNameNothing);
        reports.check(command);
        return digests.of(command);
    }

    private Uni<FindingView> add(Actor actor, VisitScope.Visited visited, RecordFinding command, byte[] digest) {
        return finding(actor, visited, command, digest).flatMap(finding -> insert(actor, finding, visited, command));
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param language of the texts of violations and of what a screening is, BCP 47; English where there is no other
    /// @return one page with at most 500 findings, in the order in which they were recorded
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the visit does not exist or belongs to another inspectorate
    @GET
    @Operation(operationId = "listFindings", summary = "List the findings of a visit of your inspectorate, oldest first",
            description = "The list has at most 500.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<FindingView>> ofVisit(UUID visit, @RestQuery @DefaultValue(ENGLISH) @Pattern(regexp = LANGUAGE) String language) {
        Actor actor = operation.caller();
        return visits.require(visit, actor)
                .flatMap(visited -> store.ofVisit(visited.visit(), actor))
                .call(found -> operation.record(actor, "LIST", "finding", found.stream().map(Finding::id).toList()))
                .flatMap(found -> views(actor, found, visit, language))
                .map(views -> new Page<>(views, null));
    }

    /// @param visit the id by which the inspectorate knows it; the same for the finding
    /// @param language of the texts of violations and of what a screening is, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such finding of the visit, or it belongs to another
    ///     inspectorate
    @GET
    @Path("/{finding}")
    @Operation(operationId = "getFinding", summary = "Read a finding of your inspectorate, with its violations and reports",
            description = "A report says whether the mechanism has received it, and nothing about the person. An erased finding has no "
                    + "indicators, no note and no screening. You need its ETag to correct it. A finding of another visit or inspectorate "
                    + "gets 404.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<FindingView>> get(UUID visit, UUID finding,
            @RestQuery @DefaultValue(ENGLISH) @Pattern(regexp = LANGUAGE) String language) {
        Actor actor = operation.caller();
        return required(actor, visit, finding)
                .call(found -> operation.record(actor, "READ", "finding", found.id()))
                .flatMap(found -> view(actor, found, visit, language))
                .map(ETags::on);
    }

    /// @param visit the id by which the inspectorate knows it; the same for the finding
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link #record}; 404 when there is no such finding of the visit, or it
    ///     belongs to another inspectorate; 409 when the finding was erased or has as many persons as it may, or the inspector has
    ///     a conflict of interest with the workplace; 503 as {@link #record}
    @POST
    @Path("/{finding}/suspected-victims")
    @ResponseStatus(201)
    @Operation(operationId = "addSuspectedVictim", summary = "Report another suspected victim of a finding to the mechanism",
            description = "The person is screened by her own indicators and has a report of her own. An adult who does not consent is "
                    + "reported without identity. Send an `id` of your own, so that a repeated request reports nobody twice, whenever it "
                    + "comes: the same body from the same inspector gets the same answer, a different one 409. Of that one nothing is "
                    + "stored but that it came, and a person looks at it. A finding has at most 50 persons, and nobody can be added to an "
                    + "erased finding (409). The reasons for 400 are those of `recordFinding`.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<RestResponse<ReportView>> addPerson(UUID visit, UUID finding, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull AddSuspectedVictim command) {
        Actor actor = operation.caller();
        FoundPerson person = command.person();
        reports.check(person);
        byte[] digest = digests.of(command);
        return visits.requireToWrite(visit, actor)
                .flatMap(visited -> required(actor, visited, finding))
                .flatMap(found -> operation.once(actor, key, digest, ReportView.class,
                        () -> sent.once(actor, visit, found, command, () -> reports.add(actor, found, person))))
                .map(report -> RestResponse.ResponseBuilder
                        .<ReportView>created(URI.create("/api/inspection/v1/reports/" + report.id())).entity(report).build());
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
                indicators.screen(command.indicators(), command.subject()), actor.subject(), operation.now(), digest, 0)));
    }

    private Uni<FindingView> insert(Actor actor, Finding finding, VisitScope.Visited visited, RecordFinding command) {
        return store.insert(finding).flatMap(added -> added == null
                ? again(actor, finding, visited.knownAs(), command)
                : operation.record(actor, "RECORD", "finding", added.id())
                        .chain(() -> violations.record(actor, added.id(), added.country(), command.violated(), added.recordedAt()))
                        .chain(() -> reports.all(actor, added, command))
                        .chain(() -> view(actor, added, visited.knownAs(), ENGLISH)));
    }

    private Uni<FindingView> again(Actor actor, Finding finding, UUID visit, RecordFinding command) {
        return store.inScope(finding.knownAs(), actor).map(found -> found
                        .filter(known -> known.isRepeatedBy(finding))
                        .orElseThrow(() -> new IdTaken(Problems.conflict("finding", "id-taken",
                                "A different body was already sent under this id. Both are stored, without suspected victims. "
                                        + "Choose which one is right."), command)))
                .call(known -> operation.record(actor, "READ", "finding", known.id()))
                .flatMap(known -> view(actor, known, visit, ENGLISH));
    }

    /// @param visit the id by which the inspectorate knows it
    Uni<FindingView> view(Actor actor, Finding finding, UUID visit, String language) {
        return views(actor, List.of(finding), visit, language).map(List::getFirst);
    }

    private Uni<List<FindingView>> views(Actor actor, List<Finding> findings, UUID visit, String language) {
        List<UUID> ids = findings.stream().map(Finding::id).toList();
        return reports.of(actor, ids).flatMap(reported -> violations.ofFindings(actor, ids, language)
                .map(violated -> findings.stream()
                        .map(f -> FindingView.of(f, visit, words.label(f.screening(), language),
                                labelled(reported.getOrDefault(f.id(), List.of()), language),
                        violated.getOrDefault(f.id(), List.of()))).toList()));
    }

    private List<ReportView> labelled(List<ReportView> reported, String language) {
        return reported.stream().map(report -> report.with(words.label(report.screening(), language))).toList();
    }

    private static RestResponse<FindingView> created(FindingView finding) {
        return RestResponse.ResponseBuilder.<FindingView>created(URI.create("/api/inspection/v1/visits/" + finding.visit() + "/findings"))
                .header("ETag", ETags.of(finding.version())).entity(finding).build();
    }
}
