package org.palermo.referral.casefile.letter;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileReads;

/// Writes letters on a case.
@Tag(name = "Case letters", description = "Letters to the person of a case, and letters for others that give no reason.")
@Path("/api/nrm/v1/cases/{id}/letters")
@Authenticated
@ApplicationScoped
public class Letters {
    private final CaseFileReads reads;
    private final LetterWriting writing;
    private final KeptLetters kept;
    private final CurrentOperation operation;

    Letters(CaseFileReads reads, LetterWriting writing, KeptLetters kept, CurrentOperation operation) {
        this.reads = reads;
        this.writing = writing;
        this.kept = kept;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the person's name is not kept, or there are 200 letters
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "writeLetter",
            summary = "Write a letter to a bank, landlord, employer, school or health service that gives no reason",
            description = "The letter has the person's name, the name to sign with, a contact and the date, and never the reason. "
                    + "`issuer` and `contact` get 400 if one of their words reveals the reason, and so does a language without a "
                    + "template. A case without a name, or with 200 letters, gets 409. The letter is kept as it was written.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<RestResponse<WrittenLetter>> write(
            @RestPath("id") UUID caseFile, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull WriteLetter command) {
        return written(caseFile, key, command, (actor, file) -> writing.toOthers(actor, file, command));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a decision of another case, for a negative one without reasons, and for
    /// a language without templates; 409 when nothing was decided, or there is no status to confirm
    @POST
    @Path("/to-person")
    @ResponseStatus(201)
    @Operation(operationId = "writeLetterToPerson", summary = "Write the person a letter with a decision, or confirm her status",
            description = "`DECISION` tells the person of a decision: what follows, the terms, and how to ask for reconsideration. "
                    + "`STATUS` confirms her present status; a case that is over, decided negatively or being reconsidered gets 409. The "
                    + "letter is kept as it was written. `recordTelling` records that the person was told.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers")
    @Audited
    @Scoped
    public Uni<RestResponse<WrittenLetter>> writeToPerson(
            @RestPath("id") UUID caseFile, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull WriteLetterToPerson command) {
        return written(caseFile, key, command, (actor, file) -> writing.toPerson(actor, file, command));
    }

    /// Only the id is remembered for a repeat: it reads the row, so that the text is kept nowhere else.
    private Uni<RestResponse<WrittenLetter>> written(
            UUID caseFile, String key, Object command, BiFunction<Actor, CaseFile, Uni<UUID>> write) {
        Actor actor = operation.caller();
        return reads.seen(actor, caseFile).onItem().ifNull().failWith(Problems::notFound)
                .flatMap(file -> operation.once(actor, key, command, UUID.class, () -> write.apply(actor, file)))
                .flatMap(letter -> kept.found(caseFile, letter).flatMap(row -> kept.text(row)))
                .map(letter -> RestResponse.ResponseBuilder.<WrittenLetter>created(
                                URI.create("/api/nrm/v1/cases/" + caseFile + "/letters/" + letter.id()))
                        .entity(letter).build());
    }
}
