package org.palermo.referral.addressee;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.VisibleCases;

/// Keeps an answer and tells those who follow the case. Call it inside a scoped transaction.
@ApplicationScoped
class KeptAnswers {
    private static final String NOTICE = "RECORD_ANSWERED";
    private static final int MOST = 100;

    private final AddressedCaseStore addressed;
    private final RecordAnswerStore store;
    private final VisibleCases cases;
    private final Notices notices;
    private final TransactionTime time;

    KeptAnswers(AddressedCaseStore addressed, RecordAnswerStore store, VisibleCases cases, Notices notices, TransactionTime time) {
        this.addressed = addressed;
        this.store = store;
        this.cases = cases;
        this.notices = notices;
        this.time = time;
    }

    /// Locks against an erasure and another answer before it reads the case again: an answer about a person who is being erased is not
    /// stored, and no answer is stored twice.
    ///
    /// @return the id of the answer
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 when the same was answered before or a hundred answers are kept
    Uni<UUID> keep(Actor actor, UUID record, AnswerRecord command) {
        UUID id = Ids.next();
        return addressed.of(record)
                .flatMap(found -> cases.keyToWrite(found.caseFile()))
                .call(() -> store.lock(record))
                .flatMap(key -> addressed.of(record)
                        .invoke(on -> requireNew(on, command))
                        .call(() -> requireFew(actor, record))
                        .call(on -> store.add(actor, on, record, id, command.answer(),
                                key.seal(RecordAnswerStore.place(id), command.said()), time.now()))
                        .call(on -> tell(record, on)))
                .replaceWith(id);
    }

    private static void requireNew(AddressedCase on, AnswerRecord command) {
        if (command.answer() == on.answer()) {
            throw Problems.conflict("record-answer", "said-before", "Your organisation has already given this answer.");
        }
    }

    private Uni<Void> requireFew(Actor actor, UUID record) {
        return store.count(record, actor.agency()).invoke(kept -> {
            if (kept >= MOST) {
                throw Problems.conflict("record-answer", "too-many",
                        "Your organisation has already given a hundred answers to this record.");
            }
        }).replaceWithVoid();
    }

    /// The organisation that recorded it if it still has the case, the authority that works on the case or else that of the region, and the
    /// organisations of the coordinators.
    private Uni<Void> tell(UUID record, AddressedCase on) {
        return addressed.coordinators(record).flatMap(people -> {
            Set<UUID> told = new LinkedHashSet<>();
            Stream.of(on.recordedBy(), on.caseworkerAgency()).filter(Objects::nonNull).forEach(told::add);
            people.forEach(one -> told.add(one.agency()));
            Uni<Void> all = on.caseworkerAgency() != null
                    ? Uni.createFrom().voidItem()
                    : notices.tellRole(Role.COMPETENT_AUTHORITY, on.region(), NOTICE, on.caseFile(), on.reference());
            for (UUID agency : told) {
                all = all.chain(() -> notices.tellAgency(agency, NOTICE, on.caseFile(), on.reference()));
            }
            return all;
        });
    }
}
