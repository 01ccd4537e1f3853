package org.palermo.referral.casefile.letter;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileReads;
import org.palermo.referral.casefile.person.Persons;

/// Reads the letters of a case, and records what becomes of them.
@Tag(name = "Case letters", description = "Letters to the person of a case, and letters for others that give no reason.")
@Path("/api/nrm/v1/cases/{id}/letters")
@ApplicationScoped
public class KeptLetters {
    static final String KIND = "case_letter";
    static final String CASE = "case_file";
    private static final String CASES = "competent authority: cases in the regions that the caller covers; first responder: "
            + "cases that the caller's organisation has referred; case coordinator: cases that the caller works on";

    private final CaseFileReads reads;
    private final LetterStore store;
    private final Persons persons;
    private final LegalHolds holds;
    private final Countries countries;
    private final CurrentOperation operation;

    KeptLetters(CaseFileReads reads, LetterStore store, Persons persons, LegalHolds holds, Countries countries,
            CurrentOperation operation) {
        this.reads = reads;
        this.store = store;
        this.persons = persons;
        this.holds = holds;
        this.countries = countries;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listLetters", summary = "List the letters of a case, latest first, without their texts",
            description = "The list has also letters that were handed over or discarded. `getLetter` has the text of a letter. A case "
                    + "that you do not see gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    @Scoped
    public Uni<Page<LetterView>> page(@RestPath("id") UUID caseFile, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return seen(actor, caseFile)
                .chain(() -> store.page(caseFile, after, limit + 1))
                .map(rows -> Page.of(rows.stream().map(LetterStore.Row::view).toList(), limit,
                        view -> new Cursor(view.writtenAt(), view.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(LetterView::id).toList()))
                .call(() -> operation.record(actor, "LIST_LETTERS", CASE, caseFile));
    }

    @GET
    @Path("/{letter}")
    @Operation(operationId = "getLetter", summary = "Read a letter of a case as it was written, to print it",
            description = "`text` has the heading and the paragraphs with an empty line between them; `sha256` is its hash. A letter that "
                    + "was discarded has no text.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    @Scoped
    public Uni<WrittenLetter> get(@RestPath("id") UUID caseFile, UUID letter) {
        Actor actor = operation.caller();
        return seen(actor, caseFile)
                .chain(() -> found(caseFile, letter))
                .call(() -> recorded(actor, "READ", caseFile, letter))
                .flatMap(this::text);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a day before the letter was written or after today, 409 when it was
    /// discarded, or handed over otherwise
    @POST
    @Path("/{letter}/handover")
    @Operation(operationId = "handOverLetter", summary = "Record that a letter was handed over: on which day, and by which channel",
            description = "From then on the letter can't be discarded. A discarded letter gets 409, and so does a letter that was already "
                    + "handed over on another day or by another channel. Repeating the same request changes nothing.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = CASES)
    @Audited
    @Scoped
    public Uni<LetterView> handOver(@RestPath("id") UUID caseFile, UUID letter, @Valid @NotNull HandOverLetter command) {
        Actor actor = operation.caller();
        return seen(actor, caseFile)
                .flatMap(file -> found(caseFile, letter).invoke(row -> requireDay(file, row, command.on())))
                .chain(() -> store.lock(caseFile, letter))
                .call(row -> row.isEmpty() ? Uni.createFrom().voidItem() : store.handOver(actor, letter, command, operation.now()))
                .call(() -> recorded(actor, "HAND_OVER", caseFile, letter))
                .chain(() -> found(caseFile, letter))
                .invoke(row -> requireHandedOver(row, command))
                .map(LetterStore.Row::view);
    }

    private static void requireHandedOver(LetterStore.Row row, HandOverLetter command) {
        if (row.state() == LetterState.DISCARDED) {
            throw Problems.conflict("letter", "discarded", "This letter was discarded. Write a new one.");
        }
        if (!command.on().equals(row.handedOverOn()) || command.by() != row.handedOverBy()) {
            throw Problems.conflict("letter", "handed-over", "This letter was already handed over.");
        }
    }

    private void requireDay(CaseFile file, LetterStore.Row row, LocalDate on) {
        ZoneId zone = countries.ofRegion(file.region()).orElseThrow().zone();
        if (on.isBefore(LocalDate.ofInstant(row.writtenAt(), zone)) || on.isAfter(LocalDate.ofInstant(operation.now(), zone))) {
            throw Problems.invalid("on", "must be from the day on which the letter was written to today");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it was handed over, or under a legal hold
    @POST
    @Path("/{letter}/removal")
    @Operation(operationId = "discardLetter", summary = "Discard a letter that was not handed over, when it is wrong or not needed",
            description = "The text and the hash are deleted. The list keeps that the letter was written and who discarded it. A letter "
                    + "that was handed over gets 409, and so does every letter while there is a legal hold on the case. Repeating the "
                    + "request changes nothing.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<LetterView> discard(@RestPath("id") UUID caseFile, UUID letter) {
        Actor actor = operation.caller();
        return seen(actor, caseFile)
                .chain(() -> found(caseFile, letter))
                .chain(() -> holds.isHeld(CASE, caseFile))
                .invoke(KeptLetters::requireNoHold)
                .chain(() -> store.lock(caseFile, letter))
                .call(row -> row.isEmpty() ? Uni.createFrom().voidItem() : store.discard(actor, letter, operation.now()))
                .call(() -> recorded(actor, "DISCARD", caseFile, letter))
                .chain(() -> found(caseFile, letter))
                .invoke(row -> {
                    if (row.state() == LetterState.HANDED_OVER) {
                        throw Problems.conflict("letter", "handed-over", "This letter was already handed over.");
                    }
                })
                .map(LetterStore.Row::view);
    }

    private static void requireNoHold(boolean held) {
        if (held) {
            throw Problems.conflict("retention", "legal-hold",
                    "There is a legal hold on the case file. Nothing of it can be removed until the hold is lifted.");
        }
    }

    /// Each letter of a case, for the person's own copy.
    @Scoped
    public Uni<List<WrittenLetter>> copied(Actor actor, UUID caseFile) {
        return seen(actor, caseFile)
                .chain(() -> store.page(caseFile, Cursor.LATEST, Integer.MAX_VALUE))
                .call(rows -> operation.record(actor, "COPY", KIND, rows.stream().map(LetterStore.Row::id).toList()))
                .flatMap(rows -> persons.key(caseFile).map(key -> rows.stream().map(row -> store.read(row, key)).toList()));
    }

    Uni<LetterStore.Row> found(UUID caseFile, UUID letter) {
        return store.find(caseFile, letter).map(row -> row.orElseThrow(Problems::notFound));
    }

    Uni<WrittenLetter> text(LetterStore.Row row) {
        return persons.key(row.caseFile()).map(key -> store.read(row, key));
    }

    private Uni<CaseFile> seen(Actor actor, UUID caseFile) {
        return reads.seen(actor, caseFile).onItem().ifNull().failWith(Problems::notFound);
    }

    /// Audits both the letter and the case, so that a search for either finds the entry.
    private Uni<Void> recorded(Actor actor, String action, UUID caseFile, UUID letter) {
        return operation.record(actor, action, KIND, letter).chain(() -> operation.record(actor, action + "_LETTER", CASE, caseFile));
    }
}
