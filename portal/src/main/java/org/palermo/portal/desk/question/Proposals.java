package org.palermo.portal.desk.question;

import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.TaskPage;

/// Decisions that one person proposes and another confirms, where the law wants two people. The page of a decision leads here when
/// the law does, with what was typed.
final class Proposals {
    private static final String ONE = QuestionTopic.CASE;
    private static final String PROPOSAL = ONE + "/proposals/{proposal}";
    private static final Condition OUTCOME = Condition.is("outcome", "POSITIVE");

    private Proposals() {}

    static List<Page> pages() {
        return List.of(
                proposal("proposeReasonable", "/reasonable-grounds", "REASONABLE_GROUNDS", "decideReasonable")
                        .ask("outcome", "test", "reasons").when(Condition.is("stage", "REFERRED")),
                proposal("proposeConclusive", "/conclusive-grounds", "CONCLUSIVE_GROUNDS", "decideConclusive")
                        .ask("outcome", "test", "reasons").pageWhen(OUTCOME, "until", Input.of("protectedUntil"))
                        .when(Condition.is("stage", "REASONABLE_GROUNDS_POSITIVE", "RECOVERY")),
                proposal("proposeReconsideration", "/reconsideration-decision", "RECONSIDERATION", "decideReconsideration")
                        .ask("outcome", "test", "reasons").pageWhen(OUTCOME, "until", Input.of("protectedUntil"))
                        .when(Condition.is("stage", "RECONSIDERATION")),
                proposal("proposeDisqualification", "/disqualification", "DISQUALIFICATION", "disqualify").fixed("outcome", "NEGATIVE")
                        .ask("test", "reasons").when(Condition.is("next", "DISQUALIFIED")),
                answer("/confirmation", "confirmDecision").when(Condition.notReader("page.proposed.proposedBy"))
                        .when(Condition.readerOrNobody("page.secondReader")),
                answer("/return", "returnDecision").ask("reasons"));
    }

    private static TaskPage proposal(String key, String path, String kind, String decision) {
        return TaskPage.of(ONE + "/proposed" + path, "proposeDecision").named(key).fixed("kind", kind).reads("getCase")
                .about("reference", "stage", "dueOn", "due").when(Condition.present("next")).when(Condition.absent("proposed"))
                .instead("case-file:one-person-decides", decision).then(ONE);
    }

    /// The conditions are on a row of the proposals beside the case, and on the case alone.
    private static TaskPage answer(String path, String operation) {
        return TaskPage.of(PROPOSAL + path, operation).reads("getCase")
                .about("reference", "stage", "proposed.kind", "proposed.outcome", "proposed.test", "proposed.reasons",
                        "proposed.protectedUntil")
                .when(Condition.absent("answeredAt")).when(Condition.present("page.proposed")).then(ONE);
    }
}
