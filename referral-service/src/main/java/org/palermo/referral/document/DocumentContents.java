package org.palermo.referral.document;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.informationrequest.AskedQuestions;

/// The transactions before and after a file is received, and before one is given.
@ApplicationScoped
public class DocumentContents {
    /// Nobody sends a file for as long as this.
    private static final Duration UNLESS_KEPT = Duration.ofDays(1);

    private final VisibleCases cases;
    private final AskedQuestions questions;
    private final DocumentStore store;
    private final CurrentOperation operation;

    DocumentContents(VisibleCases cases, AskedQuestions questions, DocumentStore store, CurrentOperation operation) {
        this.cases = cases;
        this.questions = questions;
        this.store = store;
        this.operation = operation;
    }

    /// A document whose file is read or written.
    ///
    /// @param file the id under which its file is kept, or is to be kept
    record Opened(DocumentStore.Row row, UUID file, DataKey key) {}

    /// Checks whether a file is expected, before anything of it is read, and notes it for deletion in case it is not kept.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 410 when the document was removed
    @Scoped
    public Uni<Opened> expect(Actor actor, UUID caseFile, UUID document) {
        return cases.followed(actor, caseFile).invoke(Documents::requirePerson)
                .chain(() -> store.find(caseFile, document))
                .flatMap(row -> expect(caseFile, row.orElseThrow(Problems::notFound)));
    }

    /// The same for a file of an answer, for the organisation that was asked.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 409 when the question was answered or withdrawn, or 410
    @Scoped
    public Uni<Opened> expectOfAnswer(Actor actor, UUID request, UUID document) {
        return questions.open(actor, request).flatMap(asked -> ofAnswer(asked, document).flatMap(row -> expect(asked.caseFile(), row)));
    }

    private Uni<DocumentStore.Row> ofAnswer(AskedQuestions.Asked asked, UUID document) {
        return store.find(asked.caseFile(), document)
                .map(row -> row.filter(found -> asked.id().equals(found.informationRequest())).orElseThrow(Problems::notFound));
    }

    private Uni<Opened> expect(UUID caseFile, DocumentStore.Row expected) {
        return Uni.createFrom().item(expected)
                .invoke(row -> {
                    if (row.state() == DocumentState.REMOVED) {
                        throw removed();
                    }
                })
                .flatMap(row -> cases.keyToWrite(caseFile).flatMap(key -> {
                    if (row.state() == DocumentState.KEPT) {
                        return Uni.createFrom().item(new Opened(row, row.file(), key));
                    }
                    UUID file = Ids.next();
                    return store.expect(file, operation.now().plus(UNLESS_KEPT)).replaceWith(new Opened(row, file, key));
                }));
    }

    /// Keeps a file that is on the disk. The actor may have lost the case meanwhile, and the person may have been erased.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 when another file was kept meanwhile
    @Scoped
    public Uni<DocumentView> keep(Actor actor, UUID caseFile, UUID document, FileIntake.Taken taken) {
        return cases.followed(actor, caseFile).chain(() -> kept(actor, caseFile, document, taken));
    }

    /// The same for a file of an answer: the question may have been answered or withdrawn meanwhile.
    @Scoped
    public Uni<AnswerFileView> keepOfAnswer(Actor actor, UUID request, UUID document, FileIntake.Taken taken) {
        return questions.open(actor, request).call(asked -> ofAnswer(asked, document))
                .flatMap(asked -> kept(actor, asked.caseFile(), document, taken)).map(AnswerFileView::of);
    }

    private Uni<DocumentView> kept(Actor actor, UUID caseFile, UUID document, FileIntake.Taken taken) {
        return cases.keyToWrite(caseFile)
                .flatMap(key -> store.lock(caseFile, document)
                        .map(row -> row.filter(found -> found.state() != DocumentState.REMOVED).orElseThrow(Problems::notFound))
                        .invoke(row -> {
                            if (row.state() != DocumentState.AWAITED) {
                                throw keptAlready();
                            }
                        })
                        .call(row -> store.keep(row, taken, key, operation.now()))
                        .call(() -> recorded(actor, "KEEP", caseFile, document))
                        .chain(() -> store.find(caseFile, document))
                        .map(row -> store.view(row.orElseThrow(), key)));
    }

    /// The answer to a file that was sent again.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is another file
    @Scoped
    public Uni<DocumentView> again(Actor actor, UUID caseFile, UUID document, String sha256) {
        return cases.followed(actor, caseFile).chain(() -> sentAgain(actor, caseFile, document, sha256));
    }

    /// The same for a file of an answer.
    @Scoped
    public Uni<AnswerFileView> againOfAnswer(Actor actor, UUID request, UUID document, String sha256) {
        return questions.open(actor, request).call(asked -> ofAnswer(asked, document))
                .flatMap(asked -> sentAgain(actor, asked.caseFile(), document, sha256)).map(AnswerFileView::of);
    }

    private Uni<DocumentView> sentAgain(Actor actor, UUID caseFile, UUID document, String sha256) {
        return open(caseFile, document)
                .map(found -> store.view(found.row(), found.key()))
                .invoke(view -> {
                    if (!sha256.equals(view.sha256())) {
                        throw keptAlready();
                    }
                })
                .call(() -> recorded(actor, "READ", caseFile, document));
    }

    /// A file to download, or the picture to show.
    ///
    /// @param action in the audit
    /// @param wanted whether the document has what is asked for
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 410 when it was removed, 409 when its file has not come
    @Scoped
    public Uni<Shown> show(Actor actor, UUID caseFile, UUID document, String action, Predicate<DocumentView> wanted) {
        return cases.followed(actor, caseFile)
                .chain(() -> open(caseFile, document))
                .map(found -> new Shown(store.view(found.row(), found.key()), found.file(), found.key()))
                .invoke(shown -> {
                    if (!wanted.test(shown.view())) {
                        throw Problems.conflict("document", "not-shown",
                                "This file has no picture that can be shown. Download it instead.");
                    }
                })
                .call(() -> recorded(actor, action, caseFile, document));
    }

    /// @param file in the store
    record Shown(DocumentView view, UUID file, DataKey key) {}

    private Uni<Opened> open(UUID caseFile, UUID document) {
        return store.find(caseFile, document)
                .map(row -> row.orElseThrow(Problems::notFound))
                .invoke(row -> {
                    switch (row.state()) {
                        case AWAITED -> throw Problems.conflict("document", "awaited", "The file of this document has not arrived yet.");
                        case REMOVED -> throw removed();
                        case KEPT -> { }
                    }
                })
                .flatMap(row -> cases.key(caseFile).map(key -> new Opened(row, row.file(), key.orElseThrow(Problems::notFound))));
    }

    private static RuntimeException removed() {
        return Problems.gone("document", "removed", "This document was removed.");
    }

    private static RuntimeException keptAlready() {
        return Problems.conflict("document", "kept",
                "This document already has a different file. Add a new document for this file.");
    }

    private Uni<Void> recorded(Actor actor, String action, UUID caseFile, UUID document) {
        return operation.record(actor, action, Documents.KIND, document)
                .chain(() -> operation.record(actor, action + "_DOCUMENT", Documents.CASE, caseFile));
    }
}
