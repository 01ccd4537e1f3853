package org.palermo.referral.addressee;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.VisibleCases;

/// Opens the answers of an organisation for itself. Call it inside a scoped transaction.
@ApplicationScoped
class AddressedAnswers {
    private final AddressedCaseStore addressed;
    private final RecordAnswerStore store;
    private final VisibleCases cases;

    AddressedAnswers(AddressedCaseStore addressed, RecordAnswerStore store, VisibleCases cases) {
        this.addressed = addressed;
        this.store = store;
        this.cases = cases;
    }

    /// An answer, and the case into which it comes.
    record Found(UUID caseFile, RecordAnswerView view) {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    Uni<Found> find(UUID record, UUID answer) {
        return addressed.of(record).flatMap(on -> store.find(record, answer).map(row -> row.orElseThrow(Problems::notFound))
                .flatMap(row -> cases.key(on.caseFile()).map(key -> new Found(on.caseFile(), row.view(key)))));
    }

    /// Latest first.
    Uni<Page<RecordAnswerView>> page(Actor actor, UUID record, Cursor after, int limit) {
        return addressed.of(record).flatMap(on -> store.own(record, actor.agency(), after, limit + 1)
                .flatMap(rows -> cases.key(on.caseFile()).map(key -> Page.of(rows.stream().map(row -> row.view(key)).toList(), limit,
                        view -> new Cursor(view.answeredAt(), view.id())))));
    }
}
