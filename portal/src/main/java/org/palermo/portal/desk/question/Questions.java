package org.palermo.portal.desk.question;

import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;

/// Questions to other organisations about a case. Who is asked sees the question and the reference, and nothing else of the case.
final class Questions {
    private static final String ONE = QuestionTopic.CASE;
    private static final String ASKED = ONE + "/questions/{request}";
    private static final String RECEIVED = "/received-questions";
    private static final String RECEIVED_ONE = RECEIVED + "/{request}";
    private static final Condition OPEN = Condition.is("status", "OPEN");
    private static final Field FROM = Field.of("from", Field.As.ORGANISATION);
    private static final Field TO = Field.of("to", Field.As.ORGANISATION);

    private Questions() {}

    static List<Page> pages() {
        return List.of(
                ListPage.of(RECEIVED, "listReceivedInformationRequests").entry().columns("reference", "dueOn", "due", "status")
                        .columns(FROM, Field.of("askedAt")).row(RECEIVED + "/{=id}"),
                RecordPage.of(RECEIVED_ONE, "getReceivedInformationRequest").title("reference").back(RECEIVED).sections(
                        Section.facts("asked", Field.of("question"), FROM, Field.of("askedAt"), Field.of("dueOn"), Field.of("due"),
                                Field.of("status"), Field.of("answer"), Field.of("endedAt")).tasks("answerInformationRequest")),
                TaskPage.of(RECEIVED_ONE + "/answer", "answerInformationRequest").reads("getReceivedInformationRequest")
                        .about("reference", "question", "dueOn").ask("answer").when(OPEN).then(RECEIVED_ONE),
                TaskPage.of(ONE + "/questions/new", "askForInformation")
                        .ask(Input.choice("to", "listProviders", "id", "name").with("closed", "false"))
                        .page("what", Input.of("question"), Input.of("dueOn")).when(Condition.present("next"))
                        .then(ONE + "/questions/{=id}"),
                RecordPage.of(ASKED, "getInformationRequest").back(ONE).sections(
                        Section.facts("asked", TO, Field.of("question"), Field.of("askedAt"), FROM, Field.of("dueOn"), Field.of("due"),
                                Field.of("status"), Field.of("answer"), Field.of("endedAt")).tasks("withdrawInformationRequest")),
                TaskPage.of(ASKED + "/withdrawal", "withdrawInformationRequest").reads("getInformationRequest")
                        .about("question", "dueOn", "status").when(OPEN).then(ASKED));
    }

    static Section ofCase() {
        return Section.table("questions").from("listInformationRequests")
                .columns(TO, Field.of("askedAt"), Field.of("dueOn"), Field.of("due"), Field.of("status"))
                .row(ONE + "/questions/{=id}").tasks("askForInformation");
    }
}
