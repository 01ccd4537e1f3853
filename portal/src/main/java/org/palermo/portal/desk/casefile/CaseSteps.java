package org.palermo.portal.desk.casefile;

import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.TaskPage;

/// Decisions, and steps from one stage to another. Each shows the case as it is now, and is closed when the case does not wait
/// for it. Where the law wants two people for a decision, its page leads to the proposal.
final class CaseSteps {
    private static final String ONE = CaseFileTopic.ONE;
    private static final Condition OPEN = Condition.present("next");

    /// In the order in which the page of a case offers them.
    static final String[] KEYS = {
        "decideReasonable", "decideConclusive", "decideReconsideration", "askReconsideration", "beginTransition", "extendRecovery",
                "suspendCase", "resumeCase",
        "disqualify", "withdrawCase", "referOnCase", "closeCase"};

    private CaseSteps() {}

    static List<Page> pages() {
        return List.of(
                decision("decideReasonable", "/reasonable-grounds", "REASONABLE_GROUNDS", "proposeReasonable")
                        .ask("outcome", "test", "reasons").when(Condition.is("stage", "REFERRED")),
                decision("decideConclusive", "/conclusive-grounds", "CONCLUSIVE_GROUNDS", "proposeConclusive")
                        .ask("outcome", "test", "reasons").pageWhen(Condition.is("outcome", "POSITIVE"), "until",
                                Input.of("protectedUntil"))
                        .when(Condition.is("stage", "REASONABLE_GROUNDS_POSITIVE", "RECOVERY")),
                decision("decideReconsideration", "/reconsideration-decision", "RECONSIDERATION", "proposeReconsideration")
                        .ask("outcome", "test", "reasons").pageWhen(Condition.is("outcome", "POSITIVE"), "until",
                                Input.of("protectedUntil"))
                        .when(Condition.is("stage", "RECONSIDERATION")),
                decision("disqualify", "/disqualification", "DISQUALIFICATION", "proposeDisqualification")
                        .fixed("outcome", "NEGATIVE").ask("test", "reasons").when(Condition.is("next", "DISQUALIFIED")),
                move("askReconsideration", "/reconsideration", "RECONSIDERATION")
                        .ask(Input.of("askedBy").required(), Input.of("askedOn").required()),
                move("beginTransition", "/transition", "TRANSITION"),
                move("suspendCase", "/suspension", "SUSPENDED").ask(Input.of("reasons").required()),
                step(TaskPage.of(ONE + "/resumption", "moveCase")).named("resumeCase").ask(Input.hidden("to").from("paused.from"))
                        .when(Condition.present("paused.from")),
                move("withdrawCase", "/withdrawal", "WITHDRAWN").ask("reasons").when(Condition.is("ageGroup", "ADULT")),
                move("referOnCase", "/onward-closure", "CLOSED_REFERRED").ask(Input.of("reasons").required()),
                move("closeCase", "/closure", "CLOSED").ask(Input.of("reasons").required()),
                step(TaskPage.of(ONE + "/extension", "extendRecovery")).ask("until", "reasons")
                        .when(Condition.is("stage", "REASONABLE_GROUNDS_POSITIVE", "RECOVERY")));
    }

    private static TaskPage decision(String key, String path, String kind, String proposal) {
        return step(TaskPage.of(ONE + path, "recordDecision")).named(key).fixed("kind", kind)
                .instead("case-file:second-reader", proposal);
    }

    private static TaskPage move(String key, String path, String stage) {
        return step(TaskPage.of(ONE + path, "moveCase")).named(key).fixed("to", stage).when(Condition.is("next", stage));
    }

    private static TaskPage step(TaskPage task) {
        return task.reads("getCase").about("reference", "stage", "dueOn", "due", "conclusiveNotBefore", "recoveryEndsOn").when(OPEN)
                .then(ONE);
    }
}
