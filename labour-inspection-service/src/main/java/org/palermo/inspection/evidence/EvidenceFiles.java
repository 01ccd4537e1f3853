package org.palermo.inspection.evidence;

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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.finding.FindingScope;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.scope.Scoped;

/// Announces, lists, reads, hands over and removes evidence. {@link EvidenceContents} has the files.
@Tag(name = "Evidence", description = "Photographs, documents and recordings of a visit, with their chain of custody.")
@Path("/api/inspection/v1/visits/{visit}/evidence")
@ApplicationScoped
public class EvidenceFiles {
    static final String KIND = "evidence";
    /// The purpose of the key of evidence; its owner is the evidence.
    static final String PURPOSE = "EVIDENCE";
    static final String OWN = "records of the caller's inspectorate";
    private static final long MOST = 500;

    private final VisitScope visits;
    private final FindingScope findings;
    private final EvidenceStore store;
    private final DataKeys keys;
    private final LegalHolds holds;
    private final CurrentOperation operation;

    EvidenceFiles(VisitScope visits, FindingScope findings, EvidenceStore store, DataKeys keys, LegalHolds holds,
            CurrentOperation operation) {
        this.visits = visits;
        this.findings = findings;
        this.store = store;
        this.keys = keys;
        this.holds = holds;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or no such finding of it; 409 when the visit
    ///     has as much evidence as it may, or the inspector has a conflict of interest with the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addEvidence", summary = "Announce evidence of a visit, then send its file",
            description = "The answer has the id and the state `AWAITED`. Send the file with `sendEvidenceContent` within a day; "
                    + "otherwise the evidence is deleted. Name, description and place are encrypted under a key of its own. A visit has "
                    + "at most 500 pieces of evidence (409). Repeating the request with the same `Idempotency-Key` gets the evidence as "
                    + "it is now, 409 if it was removed, or 404 if it was deleted.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<EvidenceView>> add(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddEvidence said) {
        Actor actor = operation.caller();
        said.check(operation.now());
        return visits.requireToWrite(visit, actor)
                .flatMap(visited -> finding(said.finding(), visited, actor)
                        // Only the id is remembered: a repeat reads the row, so that the name is kept nowhere else.
                        .flatMap(finding -> operation.once(actor, key, said, UUID.class, () -> add(actor, visited, finding, said)))
                        .flatMap(id -> found(actor, visited, id)).invoke(EvidenceFiles::requireStanding)
                        .flatMap(row -> view(row)))
                .map(view -> RestResponse.ResponseBuilder
                        .<EvidenceView>created(URI.create("/api/inspection/v1/visits/" + visit + "/evidence/" + view.id()))
                        .entity(view).build());
    }

    static void requireStanding(EvidenceStore.Row row) {
        if (row.state() == EvidenceState.REMOVED) {
            throw Problems.conflict(KIND, "removed-since",
                    "This evidence was already added with this Idempotency-Key, and has since been removed.");
        }
    }

    /// @return the id of the finding's row, or null
    private Uni<UUID> finding(UUID finding, VisitScope.Visited visited, Actor actor) {
        return finding == null ? Uni.createFrom().nullItem()
                : findings.require(finding, visited.visit(), actor).map(FindingScope.Found::finding);
    }

    private Uni<UUID> add(Actor actor, VisitScope.Visited visited, UUID finding, AddEvidence said) {
        UUID id = Ids.next();
        DataKey key = keys.fresh(id, PURPOSE);
        return store.countAlone(visited.visit())
                .invoke(EvidenceFiles::requireRoom)
                .chain(() -> store.add(actor, visited, new EvidenceStore.Added(id, finding, null, said), key, operation.now()))
                .chain(() -> keys.store(key))
                .chain(() -> store.addCustody(actor, id,
                        new EvidenceStore.Step(CustodyStep.ANNOUNCED, null, EvidenceParticulars.OfCustody.NONE, operation.now()), key,
                        operation.now()))
                .chain(() -> operation.record(actor, "ADD", KIND, id))
                .replaceWith(id);
    }

    static void requireRoom(long count) {
        if (count >= MOST) {
            throw Problems.conflict(KIND, "too-many", "A visit has at most 500 pieces of evidence. Remove what is not needed first.");
        }
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param finding only the evidence of this finding of the visit; without it, all
    @GET
    @Operation(operationId = "listEvidence", summary = "List the evidence of a visit, latest first",
            description = "Removed evidence is in the list too, without its name. The list has no files and no chain of custody.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<EvidenceView>> page(UUID visit, @RestQuery UUID finding, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return visits.require(visit, actor)
                .flatMap(visited -> finding(finding, visited, actor)
                        .flatMap(row -> store.page(visited.visit(), row, actor, after, limit + 1)))
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.recordedAt(), row.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(EvidenceStore.Row::id).toList()))
                .map(page -> new Page<>(page.items().stream().map(row -> store.view(row, key(row))).toList(), page.next()));
    }

    @GET
    @Path("/{evidence}")
    @Operation(operationId = "getEvidence", summary = "Read the details of evidence: its name, its hashes, and who had it",
            description = "The chain of custody is oldest first. `downloadEvidence` gives the file. Removed evidence has no name "
                    + "and no hashes; it says who removed it, when and why. Evidence of another visit gets 404.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<EvidenceView> get(UUID visit, UUID evidence) {
        Actor actor = operation.caller();
        return visits.require(visit, actor)
                .flatMap(visited -> found(actor, visited, evidence))
                .call(row -> operation.record(actor, "READ", KIND, evidence))
                .flatMap(this::view);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when its file has not come, it was removed, or the inspector has a conflict
    ///     of interest with the workplace
    @POST
    @Path("/{evidence}/custody")
    @ResponseStatus(201)
    @Operation(operationId = "recordEvidenceCustody", summary = "Record that evidence was handed over, or came back",
            description = "An entry never changes, and it keeps the hash of the file. Evidence whose file has not arrived, or that was "
                    + "removed, gets 409.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<EvidenceView> handOver(UUID visit, UUID evidence, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RecordCustody said) {
        Actor actor = operation.caller();
        AddEvidence.requirePlausible("at", said.at(), operation.now());
        return visits.requireToWrite(visit, actor)
                .flatMap(visited -> operation.once(actor, key, said, UUID.class,
                                () -> handOver(actor, visited, evidence, said).replaceWith(evidence))
                        .flatMap(id -> found(actor, visited, id)))
                .flatMap(this::view);
    }

    private Uni<Void> handOver(Actor actor, VisitScope.Visited visited, UUID evidence, RecordCustody said) {
        return store.lock(visited.visit(), evidence, actor).map(row -> row.orElseThrow(Problems::notFound)).flatMap(row -> {
            requireKept(row);
            DataKey own = key(row);
            var particulars = new EvidenceParticulars.OfCustody(said.who(), said.note(), store.particulars(row, own).sha256());
            CustodyStep step = said.returned() ? CustodyStep.RETURNED : CustodyStep.HANDED_OVER;
            return store.addCustody(actor, evidence, new EvidenceStore.Step(step, said.purpose(), particulars, said.at()), own,
                            operation.now())
                    .chain(() -> operation.record(actor, step.name(), KIND, evidence));
        });
    }

    static void requireKept(EvidenceStore.Row row) {
        switch (row.state()) {
            case AWAITED -> throw Problems.conflict(KIND, "awaited", "The file of this evidence has not arrived yet.");
            case REMOVED -> throw Problems.gone(KIND, "removed", "This evidence was removed.");
            case KEPT -> { }
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 under a legal hold, when it was handed over, and when the inspector has a
    ///     conflict of interest with the workplace
    @POST
    @Path("/{evidence}/removal")
    @Operation(operationId = "removeEvidence", summary = "Remove evidence, with the reason",
            description = "The file, the name and the hashes are deleted. The entry keeps who added the evidence, who removed it, and "
                    + "why. If the evidence was made from a file of the visit (`attachment`), that file stays: remove it with "
                    + "`removeAttachment`. The answer is 409 while a legal hold applies to the evidence or its finding, and when the "
                    + "evidence was ever handed over. Repeating the request changes nothing.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<EvidenceView> remove(UUID visit, UUID evidence, @Valid @NotNull RemoveEvidence command) {
        Actor actor = operation.caller();
        if (command.reason() == RemovalReason.RETENTION) {
            throw Problems.invalid("reason", "must be WRONG_VISIT, DUPLICATE, SHOWS_SOMEBODY or NOT_NEEDED");
        }
        return visits.requireToWrite(visit, actor).flatMap(visited -> found(actor, visited, evidence)
                .flatMap(row -> row.state() == EvidenceState.REMOVED
                        ? operation.record(actor, "READ", KIND, evidence)
                        : remove(actor, visited, evidence, command.reason()))
                .chain(() -> found(actor, visited, evidence))
                .flatMap(this::view));
    }

    /// The hold is looked for before the row is locked, in the order in which an erasure locks.
    private Uni<Void> remove(Actor actor, VisitScope.Visited visited, UUID evidence, RemovalReason reason) {
        return requireNoHold(KIND, evidence)
                .chain(() -> store.finding(visited.visit(), evidence, actor))
                .flatMap(finding -> finding.isEmpty() ? Uni.createFrom().voidItem() : requireNoHold("finding", finding.get()))
                .chain(() -> store.lock(visited.visit(), evidence, actor))
                .map(row -> row.orElseThrow(Problems::notFound))
                .flatMap(row -> store.custody(evidence, key(row)))
                .invoke(chain -> {
                    if (chain.stream().anyMatch(entry -> entry.step() == CustodyStep.HANDED_OVER)) {
                        throw Problems.conflict(KIND, "handed-over",
                                "This evidence was handed over. It can't be removed, because its chain of custody must stay complete.");
                    }
                })
                .chain(() -> store.remove(evidence, reason, operation.now()))
                .chain(() -> store.addCustody(actor, evidence, new EvidenceStore.Step(CustodyStep.REMOVED, null, null, operation.now()),
                        null, operation.now()))
                .chain(() -> operation.record(actor, "REMOVE", KIND, evidence));
    }

    private Uni<Void> requireNoHold(String kind, UUID record) {
        return holds.isHeld(kind, record).invoke(held -> {
            if (held) {
                throw Problems.conflict("retention", "legal-hold",
                        "A legal hold applies to this evidence or its finding. The evidence can't be removed until the hold is lifted.");
            }
        }).replaceWithVoid();
    }

    private Uni<EvidenceView> view(EvidenceStore.Row row) {
        DataKey own = key(row);
        return store.custody(row.id(), own).map(chain -> store.view(row, own).with(chain));
    }

    private DataKey key(EvidenceStore.Row row) {
        return row.wrapped() == null ? null : keys.open(row.id(), PURPOSE, row.wrapped());
    }

    private Uni<EvidenceStore.Row> found(Actor actor, VisitScope.Visited visited, UUID evidence) {
        return store.find(visited.visit(), evidence, actor).map(row -> row.orElseThrow(Problems::notFound));
    }
}
