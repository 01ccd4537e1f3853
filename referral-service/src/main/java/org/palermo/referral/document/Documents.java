package org.palermo.referral.document;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
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
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;

/// Announces, lists, reads and removes the documents on a case. {@link DocumentContents} has their files.
@Tag(name = "Case documents", description = "Files on a case: PDF, JPEG, PNG, DOCX and text.")
@Path("/api/nrm/v1/cases/{id}/documents")
@ApplicationScoped
public class Documents {
    static final String KIND = "case_document";
    static final String CASE = "case_file";
    private static final long MOST = 200;

    private final VisibleCases cases;
    private final DocumentStore store;
    private final LegalHolds holds;
    private final CurrentOperation operation;

    Documents(VisibleCases cases, DocumentStore store, LegalHolds holds, CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.holds = holds;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the case has no identified person, or has as many documents as it may
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addCaseDocument", summary = "Announce a document on a case, then send its file",
            description = "The answer has the document's id and the state `AWAITED`. Send the file with `sendCaseDocumentContent` within "
                    + "a day; otherwise the document is deleted. Name and reason are encrypted under the person's key. A case has at most "
                    + "200 "
                    + "documents; one more, and a case without an identified person, get 409. Repeating the request with the same "
                    + "`Idempotency-Key` gets the document as it is now, 409 if it was removed, or 404 if it was deleted.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<RestResponse<DocumentView>> add(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddDocument said) {
        Actor actor = operation.caller();
        if (said.type().isRecording()) {
            throw Problems.invalid("type", "must be PDF, JPEG, PNG, DOCX or TEXT");
        }
        return cases.followed(actor, id).invoke(Documents::requirePerson)
                // Only the id is remembered: a repeat reads the row, so that name and reason are kept nowhere else.
                .flatMap(file -> operation.once(actor, key, said, UUID.class, () -> add(actor, file, said)))
                .flatMap(document -> found(id, document).invoke(Documents::requireStanding)
                        .flatMap(row -> key(id).map(own -> store.view(row, own))))
                .map(view -> RestResponse.ResponseBuilder
                        .<DocumentView>created(URI.create("/api/nrm/v1/cases/" + id + "/documents/" + view.id()))
                        .entity(view).build());
    }

    static void requirePerson(VisibleCase file) {
        if (!file.personKept()) {
            throw Problems.conflict("document", "nobody", "This case has no identified person.");
        }
    }

    private static void requireStanding(DocumentStore.Row row) {
        if (row.state() == DocumentState.REMOVED) {
            throw Problems.conflict("document", "removed-since",
                    "This document was already added with this Idempotency-Key, and has since been removed.");
        }
    }

    private Uni<UUID> add(Actor actor, VisibleCase file, AddDocument said) {
        UUID id = Ids.next();
        return cases.keyToWrite(file.id()).flatMap(key -> store.countAlone(file.id())
                .invoke(count -> {
                    if (count >= MOST) {
                        throw Problems.conflict("document", "too-many",
                                "A case has at most 200 documents. Remove one that is not needed first.");
                    }
                })
                .chain(() -> store.add(actor, DocumentStore.Place.of(file), id, said, key, operation.now()))
                .chain(() -> recorded(actor, "ADD", file.id(), id))
                .replaceWith(id));
    }

    /// @param question only the files of the answer to this request for information
    @GET
    @Operation(operationId = "listCaseDocuments", summary = "List the documents on a case, latest first",
            description = "The list has also removed documents, without their names. It does not have the files.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<Page<DocumentView>> page(UUID id, @RestQuery UUID question, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return cases.followed(actor, id)
                .chain(() -> store.page(id, question, after, limit + 1))
                .flatMap(rows -> views(id, rows))
                .map(views -> Page.of(views, limit, view -> new Cursor(view.addedAt(), view.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(DocumentView::id).toList()))
                .call(() -> operation.record(actor, "LIST_DOCUMENTS", CASE, id));
    }

    private Uni<List<DocumentView>> views(UUID caseFile, List<DocumentStore.Row> rows) {
        return rows.isEmpty() ? Uni.createFrom().item(List.of())
                : key(caseFile).map(key -> rows.stream().map(row -> store.view(row, key)).toList());
    }

    @GET
    @Path("/{document}")
    @Operation(operationId = "getCaseDocument", summary = "Read the details of a document: its name, type and hash, who added it and why",
            description = "`downloadCaseDocument` gives the file, and `showCaseDocument` a picture of it if `shown` is true. A "
                    + "removed document has no name, reason and hash; it says who removed it, when and why. A document of another "
                    + "case gets 404.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<DocumentView> get(UUID id, UUID document) {
        Actor actor = operation.caller();
        return cases.followed(actor, id)
                .chain(() -> found(id, document))
                .call(() -> recorded(actor, "READ", id, document))
                .flatMap(row -> key(id).map(key -> store.view(row, key)));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 under a legal hold
    @POST
    @Path("/{document}/removal")
    @Operation(operationId = "removeCaseDocument", summary = "Remove a document, with the reason",
            description = "The file, the name and the hash are deleted. The list keeps who added the document, who removed it and why. "
                    + "Refused while there is a legal hold on the case (409). Repeating the request changes nothing.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<DocumentView> remove(UUID id, UUID document, @Valid @NotNull RemoveDocument command) {
        Actor actor = operation.caller();
        return cases.followed(actor, id)
                .chain(() -> found(id, document))
                .flatMap(row -> row.state() == DocumentState.REMOVED
                        ? recorded(actor, "READ", id, document)
                        : remove(actor, id, document, command.reason()))
                .chain(() -> found(id, document))
                .map(row -> store.view(row, null));
    }

    /// The hold is checked before the row is locked, in the order in which an erasure locks.
    private Uni<Void> remove(Actor actor, UUID id, UUID document, RemovalReason reason) {
        return holds.isHeld(CASE, id)
                .invoke(held -> {
                    if (held) {
                        throw Problems.conflict("retention", "legal-hold",
                                "There is a legal hold on the case file. Nothing of it can be removed until the hold is lifted.");
                    }
                })
                .chain(() -> store.lock(id, document))
                // Empty when somebody else has removed it meanwhile.
                .flatMap(found -> found.map(row -> store.remove(actor, row, reason, operation.now()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> recorded(actor, "REMOVE", id, document));
    }

    /// Each document of a case, for the person's own copy; without the files.
    @Scoped
    public Uni<List<DocumentView>> copied(Actor actor, UUID caseFile) {
        return cases.followed(actor, caseFile)
                .chain(() -> store.page(caseFile, null, Cursor.LATEST, Integer.MAX_VALUE))
                .call(rows -> operation.record(actor, "COPY", KIND, rows.stream().map(DocumentStore.Row::id).toList()))
                .flatMap(rows -> views(caseFile, rows));
    }

    private Uni<DocumentStore.Row> found(UUID caseFile, UUID document) {
        return store.find(caseFile, document).map(row -> row.orElseThrow(Problems::notFound));
    }

    private Uni<DataKey> key(UUID caseFile) {
        return cases.key(caseFile).map(key -> key.orElseThrow(Problems::notFound));
    }

    /// Audits both the document and the case, so that a search for either finds the entry.
    private Uni<Void> recorded(Actor actor, String action, UUID caseFile, UUID document) {
        return operation.record(actor, action, KIND, document).chain(() -> operation.record(actor, action + "_DOCUMENT", CASE, caseFile));
    }
}
