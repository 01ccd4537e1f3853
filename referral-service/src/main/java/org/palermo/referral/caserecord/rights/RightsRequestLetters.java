package org.palermo.referral.caserecord.rights;

import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.letter.LetterView;
import org.palermo.referral.casefile.letter.RequestFacts;
import org.palermo.referral.casefile.letter.RequestLetters;
import org.palermo.referral.casefile.letter.WriteAnswerLetter;
import org.palermo.referral.casefile.letter.WrittenLetter;
import org.palermo.referral.caserecord.RequestsOfPersons;
import org.palermo.referral.caserecord.RequestsOfPersons.Found;

/// Writes and reads the letters about a person's request, in her language. Who works on the case, or its authority, hands them over: they
/// know how she is reached without danger.
@Tag(name = "Requests of persons",
        description = "What persons ask about their data, with its terms, in all cases that a data protection officer covers.")
@Path("/api/nrm/v1/requests-of-persons/{request}/letters")
@Authenticated
@ApplicationScoped
class RightsRequestLetters {
    private static final String KIND = "case_letter";

    private final RequestsOfPersons requests;
    private final RequestLetters letters;
    private final RightsRequestTerms terms;
    private final CurrentOperation operation;

    RightsRequestLetters(RequestsOfPersons requests, RequestLetters letters, RightsRequestTerms terms, CurrentOperation operation) {
        this.requests = requests;
        this.letters = letters;
        this.terms = terms;
        this.operation = operation;
    }

    /// Only the id is remembered for a repeat: it reads the row, so that the text is kept nowhere else.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a language without templates, 409 when there are 200 letters
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "writeAnswerLetter", summary = "Write the letter about a request of a person, by the present state of the "
            + "request",
            description = "While the request waits, the letter says that it was received, or why the term was extended, and by when it "
                    + "will be answered. After that, the letter has the answer and says where the person can complain. It has no name. "
                    + "The letter is kept with the letters of the case; those who work on the case, or its authority, hand it over. A "
                    + "language without a template gets 400.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = RightsRequests.SCOPE)
    @Audited
    @Scoped
    public Uni<RestResponse<WrittenLetter>> write(UUID request, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull WriteAnswerLetter command) {
        Actor actor = operation.caller();
        return found(actor, request).flatMap(found -> operation.once(actor, key, command, UUID.class, () -> write(actor, found, command))
                        .flatMap(letter -> letters.read(found.caseFile(), request, letter))
                        .call(letter -> operation.record(actor, "READ", KIND, letter.id())))
                .map(letter -> RestResponse.ResponseBuilder.<WrittenLetter>created(
                        URI.create("/api/nrm/v1/requests-of-persons/" + request + "/letters/" + letter.id())).entity(letter).build());
    }

    @GET
    @Operation(operationId = "listAnswerLetters",
            summary = "List the letters about a request of a person, latest first, without their texts",
            description = "All letters that were written about this request, with their language, and whether they were handed over or "
                    + "discarded. The list does not have other letters of the case.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = RightsRequests.SCOPE)
    @Audited
    @Scoped
    public Uni<Page<LetterView>> page(UUID request) {
        Actor actor = operation.caller();
        return found(actor, request).flatMap(found -> letters.of(found.caseFile(), request)
                .call(all -> operation.record(actor, "LIST", KIND, all.stream().map(LetterView::id).toList()))
                .call(() -> operation.record(actor, "LIST_LETTERS", RightsRequests.CASE, found.caseFile()))
                .map(all -> new Page<>(all, null)));
    }

    @GET
    @Path("/{letter}")
    @Operation(operationId = "getAnswerLetter", summary = "Read a letter about a request of a person as it was written, to print it",
            description = "`text` has the heading and the paragraphs with an empty line between them; `sha256` is its hash. A letter that "
                    + "was discarded has no text.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = RightsRequests.SCOPE)
    @Audited
    @Scoped
    public Uni<WrittenLetter> get(UUID request, UUID letter) {
        Actor actor = operation.caller();
        return found(actor, request).flatMap(found -> letters.read(found.caseFile(), request, letter)
                .call(() -> operation.record(actor, "READ", KIND, letter))
                .call(() -> operation.record(actor, "READ_LETTER", RightsRequests.CASE, found.caseFile())));
    }

    private Uni<UUID> write(Actor actor, Found found, WriteAnswerLetter command) {
        return letters.write(actor, found.caseFile(), found.id(), facts(found), command)
                .call(letter -> operation.record(actor, "WRITE", KIND, letter))
                .call(letter -> operation.record(actor, "WRITE_LETTER_RIGHTS_ANSWER", RightsRequests.CASE, found.caseFile()));
    }

    private RequestFacts facts(Found found) {
        RightsRequest said = found.said();
        String letter = !said.state().isOpen() ? said.state().name() : said.extendedBecause() != null ? "EXTENDED" : "RECEIVED";
        return new RequestFacts(letter, found.reference(), said.type().name(), terms.receivedOn(found),
                said.dueOn(terms.law(found.region())).orElse(null), said.answeredOn(), said.refusal() == null
                        ? null : said.refusal().name(),
                said.answer(), said.extendedBecause(), said.language());
    }

    private Uni<Found> found(Actor actor, UUID request) {
        return requests.find(actor, request).map(found -> found.orElseThrow(Problems::notFound));
    }
}
