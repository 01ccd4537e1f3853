package org.palermo.referral.document;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.informationrequest.AskedQuestions.Asked;

/// Keeps the announcements of files that come with answers. Call it inside a scoped transaction.
@ApplicationScoped
class AnnouncedAnswerFiles {
    private static final long MOST = 10;

    private final VisibleCases cases;
    private final DocumentStore store;
    private final TransactionTime time;

    AnnouncedAnswerFiles(VisibleCases cases, DocumentStore store, TransactionTime time) {
        this.cases = cases;
        this.store = store;
        this.time = time;
    }

    /// @return the id of the document
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the question has as many files as it may
    Uni<UUID> add(Actor actor, Asked asked, AddDocument said) {
        UUID id = Ids.next();
        return cases.keyToWrite(asked.caseFile()).flatMap(key -> store.countOfAnswerAlone(asked.id())
                .invoke(count -> {
                    if (count >= MOST) {
                        throw Problems.conflict("document", "too-many-of-answer", "An answer has at most 10 files.");
                    }
                })
                .chain(() -> store.add(actor, DocumentStore.Place.of(asked), id, said, key, time.now()))
                .replaceWith(id));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    Uni<AnswerFileView> find(Asked asked, UUID document) {
        return store.find(asked.caseFile(), document)
                .map(row -> row.filter(found -> asked.id().equals(found.informationRequest())).orElseThrow(Problems::notFound))
                .flatMap(row -> key(asked).map(key -> AnswerFileView.of(store.view(row, key))));
    }

    /// Oldest first; there are at most ten.
    Uni<Page<AnswerFileView>> of(Asked asked) {
        return store.ofAnswer(asked.id())
                .flatMap(rows -> rows.isEmpty() ? Uni.createFrom().item(new Page<>(List.<AnswerFileView>of(), null))
                : key(asked).map(key -> new Page<>(rows.stream().map(row -> AnswerFileView.of(store.view(row, key))).toList(), null)));
    }

    private Uni<DataKey> key(Asked asked) {
        return cases.key(asked.caseFile()).map(key -> key.orElseThrow(Problems::notFound));
    }
}
