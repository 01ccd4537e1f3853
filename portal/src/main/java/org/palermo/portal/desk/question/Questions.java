package org.palermo.portal.desk.question;

import java.util.List;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Questions to other organisations about a case. Who is asked sees the question and the reference, and nothing else of the case.
final class Questions {
    private static final String ONE = QuestionRoom.CASE;
    private static final String ASKED = ONE + "/questions/{request}";
    private static final String RECEIVED = "/received-questions";
    private static final String RECEIVED_ONE = RECEIVED + "/{request}";
    private static final When OPEN = When.is("status", "OPEN");
    private static final Show FROM = Show.of("from", Show.As.ORGANISATION);
    private static final Show TO = Show.of("to", Show.As.ORGANISATION);

    private Questions() {}

    static List<Page> pages() {
        return List.of(
                ListPage.of(RECEIVED, "listReceivedInformationRequests").entry().columns("reference", "dueOn", "due", "status")
                        .columns(FROM, Show.of("askedAt")).row(RECEIVED + "/{=id}"),
                RecordPage.of(RECEIVED_ONE, "getReceivedInformationRequest").title("reference").back(RECEIVED).sections(
                        Section.facts("asked", Show.of("question"), FROM, Show.of("askedAt"), Show.of("dueOn"), Show.of("due"),
                                Show.of("status"), Show.of("answer"), Show.of("endedAt")).tasks("answerInformationRequest")),
                TaskPage.of(RECEIVED_ONE + "/answer", "answerInformationRequest").reads("getReceivedInformationRequest")
                        .about("reference", "question", "dueOn").ask("answer").when(OPEN).then(RECEIVED_ONE),
                TaskPage.of(ONE + "/questions/new", "askForInformation").ask(Input.choice("to", "listProviders", "id", "name"))
                        .page("what", Input.of("question"), Input.of("dueOn")).when(When.present("next")).then(ONE + "/questions/{=id}"),
                RecordPage.of(ASKED, "getInformationRequest").back(ONE).sections(
                        Section.facts("asked", TO, Show.of("question"), Show.of("askedAt"), FROM, Show.of("dueOn"), Show.of("due"),
                                Show.of("status"), Show.of("answer"), Show.of("endedAt")).tasks("withdrawInformationRequest")),
                TaskPage.of(ASKED + "/withdrawal", "withdrawInformationRequest").reads("getInformationRequest")
                        .about("question", "dueOn", "status").when(OPEN).then(ASKED));
    }

    static Section ofCase() {
        return Section.table("questions").from("listInformationRequests")
                .columns(TO, Show.of("askedAt"), Show.of("dueOn"), Show.of("due"), Show.of("status"))
                .row(ONE + "/questions/{=id}").tasks("askForInformation");
    }
}
