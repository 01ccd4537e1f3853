package org.palermo.inspection.openrosa;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Addressee;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;

/// Keeps forms that wait for a person, in the open transaction.
@ApplicationScoped
class KeptForms {
    private static final String KIND = "form_submission";
    /// How many forms of one inspector may wait. A phone that keeps sending new bodies is then refused.
    private static final int MOST_WAITING = 500;
    /// How many different bodies are kept under one id. Whoever sends more has no bad network, but a program that is wrong.
    private static final int MOST_OF_ONE_ID = 50;
    /// How many bodies of one inspector are kept beside one visit, settled or not.
    private static final int MOST_OF_ONE_VISIT = 500;
    private static final List<MailLine> TO_CHOOSE = List.of(MailLine.of("form.choose"));
    private static final List<MailLine> TO_LOOK_AT = List.of(MailLine.of("form.question"));
    private static final List<MailLine> OF_TEXT = List.of(MailLine.of("form.text"));
    private static final List<MailLine> OF_ENTRY = List.of(MailLine.of("form.entry"));
    private static final List<MailLine> OF_PERSON = List.of(MailLine.of("form.person"));

    private final FormStore store;
    private final VisitScope visits;
    private final CurrentOperation operation;
    private final Notices notices;

    KeptForms(FormStore store, VisitScope visits, CurrentOperation operation, Notices notices) {
        this.store = store;
        this.visits = visits;
        this.operation = operation;
        this.notices = notices;
    }

    /// @param phone null for a program other than Collect
    /// @param digest by which the same again is recognised
    /// @param finding id of the finding's row that it says otherwise; null unless it is of a finding alone
    record Body(UUID phone, String instance, byte[] digest, byte[] content, UUID finding) {

        static Body ofForm(UUID phone, String instance, byte[] digest, byte[] content) {
            return new Body(phone, instance, digest, content, null);
        }

        /// The same for another question.
        Body under(byte[] other) {
            return new Body(phone, instance, other, content, finding);
        }
    }

    /// Whether the actor may have one more body kept.
    ///
    /// @param visit id of the row of the visit that the body is kept beside; the workplace that it names may be another
    /// @param known how many bodies are kept under the id
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when they are too many, or the actor has a conflict of interest with the
    ///     workplace of the visit; 429 when too many forms of the actor wait
    Uni<Void> requireRoom(Actor actor, UUID visit, int known) {
        if (known >= MOST_OF_ONE_ID) {
            throw Problems.conflict("form", "too-many-bodies",
                    "50 different bodies are stored under this id. Record what is missing under a new id.");
        }
        return visits.requireFree(visit, actor).chain(() -> store.countKept(actor, visit)).invoke(beside -> {
            if (beside >= MOST_OF_ONE_VISIT) {
                throw Problems.conflict("form", "too-many-of-visit",
                        "500 forms of yours are stored beside this visit. Correct the visit at the desk instead.");
            }
        }).chain(() -> store.waiting(actor)).invoke(waiting -> {
            if (waiting >= MOST_WAITING) {
                throw Problems.tooMany("form", "waiting", "500 of your forms wait to be settled. Settle some of them at the desk first.",
                        3_600);
            }
        }).replaceWithVoid();
    }

    /// @param visit id of the visit's row
    /// @return the id of the form
    Uni<UUID> keep(Actor actor, Body body, UUID visit, SettlingReason waitsFor) {
        UUID id = Ids.next();
        return store.add(actor, id, body, visit, waitsFor, operation.now())
                .chain(() -> operation.record(actor, "KEEP", KIND, id))
                .chain(() -> notices.tellWithin(Addressee.everyone(actor.agency(), Role.CHIEF_INSPECTOR), "FORM_WAITS", id, id.toString(),
                        todo(waitsFor)))
                .replaceWith(id);
    }

    static List<MailLine> todo(SettlingReason waitsFor) {
        return switch (waitsFor) {
            case VIOLATION -> TO_LOOK_AT;
            case TEXT -> OF_TEXT;
            case ENTRY -> OF_ENTRY;
            case ANOTHER_PERSON -> OF_PERSON;
            default -> TO_CHOOSE;
        };
    }
}
