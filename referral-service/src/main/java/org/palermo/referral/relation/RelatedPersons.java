package org.palermo.referral.relation;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;

/// Relates the persons of two case files, if the actor works on or covers both.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/related-persons")
@Authenticated
@ApplicationScoped
public class RelatedPersons {
    private static final String ASKED =
            "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller covers; the "
            + "caller must see both cases";
    private static final String KIND = "case_file";

    private final VisibleCases cases;
    private final RelationStore store;
    private final LegalHolds holds;
    private final CurrentOperation operation;

    RelatedPersons(VisibleCases cases, RelationStore store, LegalHolds holds, CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.holds = holds;
        this.operation = operation;
    }

    /// Those whose files the actor also sees.
    @GET
    @Operation(operationId = "listRelatedPersons",
            summary = "List the related persons of a case, such as children, family, people of the same event",
            description = "It lists only persons whose case files you see too, by the reference of their case.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    @Scoped
    public Uni<Page<RelatedPersonView>> of(@RestPath("id") UUID caseFile) {
        Actor actor = operation.caller();
        return cases.followed(actor, caseFile)
                .chain(() -> store.of(caseFile))
                .call(found -> operation.record(actor, "READ_RELATED", KIND, caseFile))
                .map(found -> new Page<>(found, null));
    }

    /// A repeat replaces the relation.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for the same file, 409 when one of them has no identified person, and when
    /// there is a relation and a legal hold on one of the files
    @PUT
    @Path("/{other}")
    @Operation(operationId = "relatePersons", summary = "Record how the person of another case is related to the person of this case",
            description = "You must see both cases. It replaces an earlier relation of the two. If one of them has no identified person, "
                    + "or an earlier relation can't be replaced because of a legal hold, the answer is 409.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    @Scoped
    public Uni<RelatedPersonView> relate(@RestPath("id") UUID caseFile, UUID other, @Valid @NotNull RelatePerson command) {
        Actor actor = operation.caller();
        if (caseFile.equals(other)) {
            throw Problems.invalid("other", "must be another case file");
        }
        return both(actor, caseFile, other)
                .chain(() -> store.put(caseFile, other, command, actor, operation.now()))
                .call(() -> operation.record(actor, "RELATE", KIND, List.of(caseFile, other)))
                .chain(() -> store.of(caseFile))
                .map(found -> found.stream().filter(view -> view.caseFile().equals(other)).findFirst().orElseThrow(Problems::notFound));
    }

    @DELETE
    @Path("/{other}")
    @Operation(operationId = "unrelatePersons", summary = "Delete the relation between the persons of two cases",
            description = "You must see both cases. When there is no relation, the answer is 404; while there is a legal hold on one of "
                    + "the cases, it is 409.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    @Scoped
    public Uni<Void> end(@RestPath("id") UUID caseFile, UUID other) {
        return ended(caseFile, other, "UNRELATE");
    }

    @POST
    @Path("/{other}/end")
    @Operation(operationId = "endRelation", summary = "Delete the relation between the persons of two cases, with a reason",
            description = "You must see both cases. The audit of both cases keeps the reason. When there is no relation, the answer is "
                    + "404; while there is a legal hold on one of the cases, it is 409.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    @Scoped
    public Uni<Void> endFor(@RestPath("id") UUID caseFile, UUID other, @Valid @NotNull EndRelation command) {
        return ended(caseFile, other, "UNRELATE_" + command.reason());
    }

    private Uni<Void> ended(UUID caseFile, UUID other, String action) {
        Actor actor = operation.caller();
        return cases.followed(actor, caseFile)
                .chain(() -> cases.followed(actor, other))
                .chain(() -> held(caseFile, other))
                .invoke(RelatedPersons::requireNoHold)
                .chain(() -> store.remove(caseFile, other))
                .invoke(removed -> {
                    if (!removed) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> operation.record(actor, action, KIND, List.of(caseFile, other)));
    }

    /// Locks both against erasure until this is written, in the same order as an erasure, so that the two cannot deadlock.
    private Uni<Void> both(Actor actor, UUID caseFile, UUID other) {
        return cases.followed(actor, caseFile).invoke(RelatedPersons::requireKept)
                .chain(() -> cases.followed(actor, other)).invoke(RelatedPersons::requireKept)
                .chain(() -> held(caseFile, other))
                .call(() -> cases.keyToWrite(first(caseFile, other)))
                .call(() -> cases.keyToWrite(last(caseFile, other)))
                .flatMap(held -> store.isThere(caseFile, other).invoke(there -> requireNoHold(held && there)))
                .replaceWithVoid();
    }

    /// Whether there is a legal hold on one of the two. It is checked before the files are locked, in the order in which an erasure locks.
    private Uni<Boolean> held(UUID caseFile, UUID other) {
        return holds.isHeld(KIND, first(caseFile, other))
                .flatMap(held -> holds.isHeld(KIND, last(caseFile, other)).map(also -> held || also));
    }

    private static UUID first(UUID caseFile, UUID other) {
        return caseFile.toString().compareTo(other.toString()) < 0 ? caseFile : other;
    }

    private static UUID last(UUID caseFile, UUID other) {
        return first(caseFile, other).equals(caseFile) ? other : caseFile;
    }

    private static void requireNoHold(boolean held) {
        if (held) {
            throw Problems.conflict("retention", "legal-hold",
                    "There is a legal hold on the case file. Nothing of it can be removed until the hold is lifted.");
        }
    }

    private static void requireKept(VisibleCase file) {
        if (!file.personKept()) {
            throw Problems.conflict("case-relation", "nobody", "One of the two case files has no identified person.");
        }
    }
}
