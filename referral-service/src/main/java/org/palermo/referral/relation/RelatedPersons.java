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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;

/// Relates the persons of two case files, if the actor works on or covers both.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/related-persons")
@Authenticated
@ApplicationScoped
public class RelatedPersons {
    private static final String ASKED = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller covers; the "
            + "caller must see both cases";
    private static final String KIND = "case_file";

    private final VisibleCases cases;
    private final RelationStore store;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    RelatedPersons(VisibleCases cases, RelationStore store, TransactionTime time, Audit audit, CurrentActor caller) {
        this.cases = cases;
        this.store = store;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
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
        Actor actor = caller.get();
        return cases.followed(actor, caseFile)
                .chain(() -> store.of(caseFile))
                .call(found -> audit.record(actor, "READ_RELATED", KIND, caseFile))
                .map(found -> new Page<>(found, null));
    }

    /// A repeat replaces the relation.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for the same file, 409 when one of them has no identified person
    @PUT
    @Path("/{other}")
    @Operation(operationId = "relatePersons", summary = "Say what the person of another case is to the person of this one",
            description = "You must see both cases. It replaces an earlier relation of the two. If one of them has no identified person, "
                    + "the answer is 409.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    @Scoped
    public Uni<RelatedPersonView> relate(@RestPath("id") UUID caseFile, UUID other, @Valid @NotNull RelatePerson command) {
        Actor actor = caller.get();
        if (caseFile.equals(other)) {
            throw Problems.invalid("other", "must be another case file");
        }
        return both(actor, caseFile, other)
                .chain(() -> store.put(caseFile, other, command.is(), actor, time.now()))
                .call(() -> audit.record(actor, "RELATE", KIND, List.of(caseFile, other)))
                .chain(() -> store.of(caseFile))
                .map(found -> found.stream().filter(view -> view.caseFile().equals(other)).findFirst().orElseThrow(Problems::notFound));
    }

    @DELETE
    @Path("/{other}")
    @Operation(operationId = "unrelatePersons", summary = "Delete the relation between the persons of two cases",
            description = "You must see both cases. When there is no relation, the answer is 404.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    @Scoped
    public Uni<Void> end(@RestPath("id") UUID caseFile, UUID other) {
        Actor actor = caller.get();
        return cases.followed(actor, caseFile)
                .chain(() -> cases.followed(actor, other))
                .chain(() -> store.remove(caseFile, other))
                .invoke(removed -> {
                    if (!removed) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> audit.record(actor, "UNRELATE", KIND, List.of(caseFile, other)));
    }

    /// Locks both against erasure until this is written, in the same order as an erasure, so that the two cannot deadlock.
    private Uni<Void> both(Actor actor, UUID caseFile, UUID other) {
        boolean first = caseFile.toString().compareTo(other.toString()) < 0;
        return cases.followed(actor, caseFile).invoke(RelatedPersons::requireKept)
                .chain(() -> cases.followed(actor, other)).invoke(RelatedPersons::requireKept)
                .chain(() -> cases.keyToWrite(first ? caseFile : other))
                .chain(() -> cases.keyToWrite(first ? other : caseFile))
                .replaceWithVoid();
    }

    private static void requireKept(VisibleCase file) {
        if (!file.personKept()) {
            throw Problems.conflict("case-relation", "nobody", "One of the two case files has no identified person.");
        }
    }
}
