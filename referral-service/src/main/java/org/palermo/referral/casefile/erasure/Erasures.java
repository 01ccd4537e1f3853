package org.palermo.referral.casefile.erasure;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.arc.All;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseFileEvent;
import org.palermo.referral.casefile.CaseFileStore;
import org.palermo.referral.team.CaseEvents;

/// Erases the person of a case file: destroys the data key, and with it everything that was sealed under it in every copy of the database;
/// deletes hashes, tokens and links, and the stored answer for the sender. The file remains for the statistics. Used by the data protection
/// officer, together with a second person while the file is open, and by `system:retention` when the retention period is over.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/erasure")
@ApplicationScoped
public class Erasures {
    private final ErasureStore store;
    private final CaseFileStore files;
    private final List<ErasureBar> bars;
    private final CaseEvents tellings;
    private final Notices notices;
    private final CurrentOperation operation;

    Erasures(ErasureStore store, CaseFileStore files, @All List<ErasureBar> bars, CaseEvents tellings, Notices notices,
            CurrentOperation operation) {
        this.store = store;
        this.files = files;
        this.bars = bars;
        this.tellings = tellings;
        this.notices = notices;
        this.operation = operation;
    }

    /// Erases at once when the file is final. An open file still protects the person, so somebody else must confirm. A repeat changes
    /// nothing and returns the same answer.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a file outside the caller's regions, 409 when something bars the erasure
    @POST
    @Operation(operationId = "eraseCasePerson", summary = "Erase the person of a case file",
            description = "The file stays for the statistics. When the file is over, the person is erased at once (200). While it is open, "
                    + "the competent authority is told, and a second person must answer (202). Refused while there is a legal hold (409). "
                    + "Repeating it changes nothing.")
    @Authenticated
    @Allowed(roles = DATA_PROTECTION_OFFICER,
            scope = "cases in the regions that the caller covers; the caller reads nothing about the person; the erasure of an open "
                    + "case needs a second person")
    @Audited
    @Scoped
    public Uni<RestResponse<ErasureView>> erase(@RestPath("id") UUID caseFile, @Valid @NotNull ErasePerson command) {
        Actor actor = operation.caller();
        ErasureReason reason = command.reason();
        return store.find(actor, caseFile)
                .map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(file -> file.erasedAt() != null ? Uni.createFrom().item(file.view())
                        : file.stage().isFinal() ? erase(actor, file, reason) : ask(actor, file, reason))
                .map(view -> view.done() ? RestResponse.ok(view) : RestResponse.accepted(view));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a file outside the caller's regions
    @GET
    @Operation(operationId = "getErasure",
            summary = "Read whether the person of a case file was erased, or whether somebody has asked for it",
                    description = "`askedAt` is set while a request waits for the answer of a second person.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, DATA_PROTECTION_OFFICER},
            scope = "cases in the regions that the caller covers; nothing about the person")
    @Audited
    @Scoped
    public Uni<ErasureView> read(@RestPath("id") UUID caseFile) {
        Actor actor = operation.caller();
        return store.answerable(actor, caseFile)
                .map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(file -> store.asked(caseFile)
                        .map(asked -> file.erasedAt() != null ? file.view() : asked.map(file::asked).orElseGet(file::view)))
                .call(() -> operation.record(actor, "READ_ERASURE", "case_file", caseFile));
    }

    /// Answers a request for erasure that somebody else made.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a file outside the caller's regions, 409 when no request waits, the
    /// caller made it herself, or something bars the erasure
    @POST
    @Path("/answer")
    @Operation(operationId = "answerErasure", summary = "Answer, as a second person, a request to erase the person of an open case file",
            description = "If `erase` is false, nothing is erased and the request is closed. The answer is 409 for your own request, when "
                    + "nobody has asked, and while there is a legal hold.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, DATA_PROTECTION_OFFICER},
            scope = "cases in the regions that the caller covers; only what another person has requested")
    @Audited
    @Scoped
    public Uni<ErasureView> answer(@RestPath("id") UUID caseFile, @Valid @NotNull AnswerErasure command) {
        Actor actor = operation.caller();
        boolean erase = command.erase();
        return store.answerable(actor, caseFile)
                .map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> store.lock(caseFile))
                .flatMap(file -> store.asked(caseFile)
                        .flatMap(asked -> asked.isEmpty() ? answered(actor, caseFile) : answer(actor, file, asked.get(), erase)));
    }

    private Uni<ErasureView> answer(Actor actor, ErasureStore.Erasable file, ErasureStore.Asked asked, boolean erase) {
        if (asked.by().equals(actor.subject())) {
            throw Problems.conflict("erasure", "second-person", "You asked for this erasure. Another person must answer it.");
        }
        return erase ? erase(actor, file, asked.reason()) : refuse(actor, file);
    }

    /// The answer when nothing waits, also because somebody else has just answered: by then the person is erased, or it is a conflict.
    private Uni<ErasureView> answered(Actor actor, UUID caseFile) {
        return store.answerable(actor, caseFile).map(found -> found.map(ErasureStore.Erasable::view).filter(ErasureView::done)
                .orElseThrow(() -> Problems.conflict("erasure", "not-asked", "No request to erase this person is waiting for an answer.")));
    }

    private Uni<ErasureView> ask(Actor actor, ErasureStore.Erasable file, ErasureReason reason) {
        return unbarred(actor, file)
                .chain(() -> store.ask(actor, file, reason, operation.now()))
                .call(first -> first ? asked(actor, file) : Uni.createFrom().voidItem())
                .chain(() -> store.asked(file.id()))
                .map(asked -> file.asked(asked.orElseThrow()));
    }

    private Uni<Void> asked(Actor actor, ErasureStore.Erasable file) {
        return notices.tellRole(Role.COMPETENT_AUTHORITY, file.region(), "CASE_ERASURE_ASKED", file.id(), file.reference())
                .chain(() -> operation.record(actor, "ASK_ERASURE", "case_file", file.id()));
    }

    private Uni<ErasureView> refuse(Actor actor, ErasureStore.Erasable file) {
        return store.refuse(file.id())
                .chain(() -> operation.record(actor, "REFUSE_ERASURE", "case_file", file.id()))
                .replaceWith(file.view());
    }

    /// Erases within the transaction of the retention job, which has already checked for legal holds and keeps the proof.
    ///
    /// @return false when the file has not been final since before that instant, or the person is already erased
    Uni<Boolean> retire(Actor retention, UUID caseFile, Instant overBefore, Instant now) {
        return store.over(caseFile, overBefore).flatMap(over -> over.isEmpty()
                ? Uni.createFrom().item(false)
                : store.erase(caseFile, ErasureReason.RETENTION, now)
                        .call(first -> first
                                ? files.record(new CaseFileEvent.PersonErased(caseFile, over.get().stage()), retention, now)
                                        .chain(() -> tellings.erased(caseFile))
                                : Uni.createFrom().voidItem()));
    }

    private Uni<ErasureView> erase(Actor actor, ErasureStore.Erasable file, ErasureReason reason) {
        return unbarred(actor, file)
                .chain(() -> store.erase(file.id(), reason, operation.now()))
                .flatMap(first -> first ? recorded(actor, file)
                        : store.answerable(actor, file.id()).map(found -> found.orElseThrow().view()));
    }

    private Uni<Void> unbarred(Actor actor, ErasureStore.Erasable file) {
        Uni<Void> allowed = Uni.createFrom().voidItem();
        for (ErasureBar bar : bars) {
            allowed = allowed.chain(() -> bar.refuse(actor, file.id()));
        }
        return allowed;
    }

    private Uni<ErasureView> recorded(Actor actor, ErasureStore.Erasable file) {
        return files.record(new CaseFileEvent.PersonErased(file.id(), file.stage()), actor, operation.now())
                .chain(() -> operation.record(actor, "ERASE", "case_file", file.id()))
                .chain(() -> tellings.erased(file.id()))
                .replaceWith(() -> file.erased(operation.now()).view());
    }
}
