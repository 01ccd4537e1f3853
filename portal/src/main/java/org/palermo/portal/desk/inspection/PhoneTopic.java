package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// Phones of inspectors that work with ODK Collect, the forms that they sent, and the files of a visit, which can be kept as evidence.
@Singleton
class PhoneTopic implements Topic {
    private static final String PHONE = "/phones/{phone}";
    private static final String FORM = "/sent-forms/{form}";
    private static final Condition OTHER_FORM = Condition.is("waitsFor", "ANOTHER_BODY", "EDIT");
    private static final Condition ALONE = Condition.is("waitsFor", "ANOTHER_VISIT", "ANOTHER_FINDING", "ANOTHER_STEP", "ANOTHER_PERSON");
    private static final Condition PERSON = Condition.is("waitsFor", "ANOTHER_PERSON");
    private static final Condition BY_FIELD =
            Condition.is("waitsFor", "ANOTHER_BODY", "EDIT", "ANOTHER_VISIT", "ANOTHER_FINDING", "ANOTHER_STEP");
    private static final Condition IN_QUESTION = Condition.is("waitsFor", "VIOLATION", "TEXT", "ENTRY");
    private static final Field VIOLATIONS = Field.linesOf("violations", "text", "actedOn", "workers");
    private static final String FILE = "/visits/{visit}/attachments/{attachment}";

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/sent-forms", "listFormSubmissions").purpose("INSPECTION")
                        .entry().filter("state", code("FormState", List.of("WAITING", "TAKEN", "SETTLED")))
                        .filters("state").columns("receivedAt", "state", "waitsFor", "outcome")
                        .row("/sent-forms/{=id}"),
                RecordPage.of(FORM, "getFormSubmission").purpose("INSPECTION").title("receivedAt").back("/sent-forms").sections(
                        Section.facts("form", Field.of("state"), Field.of("waitsFor"),
                                Field.of("visit", Field.As.PAGE).to("/visits/{=visit}"),
                                Field.of("finding", Field.As.PAGE).to("/visits/{=visit}/findings/{=finding}"), Field.of("undecided"),
                                Field.of("outcome"), Field.of("settledAt")),
                        Section.table("fields", "part", "finding", "standing", "other", "take").rowTasks("takeStanding", "takeOther")
                                .tasks("settleByField", "settleFormSubmission", "keepRecorded").when(Condition.is("state", "WAITING"))
                                .when(BY_FIELD),
                        Section.table("question", "finding", "other").list("fields").tasks("settleQuestion")
                                .when(Condition.is("state", "WAITING")).when(IN_QUESTION),
                        Section.facts("persons", "said.suspectedVictims").when(Condition.present("said.suspectedVictims")),
                        Section.tasks("person", "keepRecorded").when(PERSON),
                        Section.facts("said", Field.of("inspector"), Field.of("phoneName"), Field.of("receivedAt"),
                                        Field.of("said.startedAt"), Field.of("said.checklist"), Field.of("said.householdAccess"),
                                        Field.contentOf("said.entry", Field.Content.ALL),
                                        Field.of("said.workplace", Field.As.PAGE).to("/workplaces/{=said.workplace}"))
                                .when(Condition.present("said")),
                        Section.table("saidFindings", "subject", "workers")
                                .columns(Field.of("indicators", Field.As.INDICATOR), VIOLATIONS, Field.of("note"))
                                .list("said.findings").when(Condition.anyPresent("said.workplace", "said.findings"))
                                .when(Condition.nonePresent("said.checklist", "said.values")),
                        Section.table("saidValues", "part", "value").list("said.values").when(Condition.present("said.values")),
                        Section.facts("first", Field.of("inspector"), Field.of("firstPhoneName"), Field.of("firstReceivedAt"),
                                        Field.of("first.startedAt"), Field.of("first.householdAccess"),
                                        Field.contentOf("first.entry", Field.Content.ALL),
                                        Field.of("first.workplace", Field.As.PAGE).to("/workplaces/{=first.workplace}"))
                                .when(Condition.present("first")).when(OTHER_FORM),
                        Section.table("firstFindings", "subject", "workers")
                                .columns(Field.of("indicators", Field.As.INDICATOR), VIOLATIONS, Field.of("note"))
                                .list("first.findings").when(Condition.present("first")).when(OTHER_FORM),
                        files().with("visit", "{=visit}")),
                attachment(),
                TaskPage.of(FILE + "/evidence", "keepAttachment").purpose("INSPECTION")
                        .reads("getAttachment").about("name", "type", "size", "inspector", "addedAt", "afterConflict")
                        .when(Condition.absent("evidence")).when(Condition.absent("removedAt"))
                        .ask(Input.of("kind"), Input.of("description", Input.Kind.LONG_TEXT), Input.of("takenAt"),
                                Input.choice("finding", "listFindings", "id", "recordedAt", "subject", "workers"))
                        .then("/visits/{visit}/evidence/{=id}"),
                TaskPage.of(FILE + "/removal", "removeAttachment").purpose("INSPECTION")
                        .reads("getAttachment").about("name", "type", "size", "inspector", "addedAt")
                        .when(Condition.absent("evidence")).when(Condition.absent("removedAt")).ask("reason").then(FILE),
                TaskPage.of(FORM + "/choice", "settleFormSubmission").purpose("INSPECTION")
                        .reads("getFormSubmission").about("inspector", "receivedAt").when(Condition.is("state", "WAITING"))
                        .when(OTHER_FORM).ask(Input.of("outcome").only("FIRST", "BOTH")).then(FORM),
                TaskPage.of(FORM + "/question", "settleFormSubmission").named("settleQuestion").purpose("INSPECTION")
                        .reads("getFormSubmission").about("inspector", "receivedAt")
                        .when(Condition.is("state", "WAITING")).when(IN_QUESTION).fixed("outcome", "FIRST").then(FORM),
                TaskPage.of(FORM + "/kept", "settleFormSubmission").named("keepRecorded").purpose("INSPECTION")
                        .reads("getFormSubmission").about("inspector", "receivedAt")
                        .when(Condition.is("state", "WAITING")).when(ALONE).fixed("outcome", "FIRST").then(FORM),
                take("takeStanding", "/standing", "STANDING"),
                take("takeOther", "/other", "OTHER"),
                TaskPage.of(FORM + "/fields", "settleFormSubmission")
                        .named("settleByField").purpose("INSPECTION").reads("getFormSubmission")
                        .about(Field.linesOf("fields", "finding", "part", "holds"))
                        .when(Condition.is("state", "WAITING")).when(Condition.is("undecided", "0"))
                        .fixed("outcome", "FIELDS").ask(Input.of("reason", Input.Kind.LONG_TEXT)).then(FORM),
                ListPage.of("/phones", "listPhones").purpose("INSPECTION").entry().onlyFor("chief-inspector", "inspector")
                        .columns("name", "inspector", "state", "lastUsedAt", "expiresAt").row("/phones/{=id}").tasks("addPhone"),
                TaskPage.of("/phones/new", "addPhone").purpose("INSPECTION").ask("name", "days")
                        .shows(Section.picture("scan", null, CodePicture::of),
                                Section.facts("signIn", "name", "address", "username", "password", "code", "settings")),
                RecordPage.of(PHONE, "getPhone").purpose("INSPECTION").title("name").back("/phones").sections(
                        Section.facts("phone", "state", "inspector", "addedAt", "expiresAt", "lastUsedAt", "revokedAt")
                                .tasks("revokePhone")),
                TaskPage.of(PHONE + "/revoke", "revokePhone").purpose("INSPECTION").when(Condition.is("state", "ACTIVE", "ENDED"))
                        .then(PHONE));
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("getVisit", files()), Addition.to("getFinding", files().with("finding", "{finding}")),
                Addition.to("getFinding",
                        Section.table("corrections", "at")
                                .columns(Field.of("by", Field.As.COLLEAGUE), Field.of("subject"), Field.of("workers"),
                                        Field.of("indicators", Field.As.INDICATOR), Field.of("note"),
                                        Field.linesOf("violations", "change", "text", "actedOn"), Field.of("stoodSince"),
                                Field.of("reason"), Field.of("form", Field.As.PAGE).to("/sent-forms/{=form}"))
                        .from("listFindingCorrections")));
    }

    /// Takes one of two values of a field, with a button in its row.
    private static TaskPage take(String name, String path, String take) {
        return TaskPage.of(FORM + path, "chooseFormField").named(name).purpose("INSPECTION").when(Condition.is("open", "true"))
                .when(Condition.is("page.state", "WAITING")).fixed("take", take).ask(Input.hidden("field")).direct().then(FORM);
    }

    /// The files of a visit that phones sent.
    private static Section.Table files() {
        return Section.table("attachments", "addedAt", "name", "type", "size", "inspector", "afterConflict", "removedFor")
                .from("listAttachments").row("/visits/{=visit}/attachments/{=id}");
    }

    private static Page attachment() {
        return RecordPage.of(FILE, "getAttachment").purpose("INSPECTION").back("/visits/{visit}").sections(
                Section.facts("picture", Field.of("id", Field.As.PICTURE).to("/visits/{=visit}/attachments/{=id}/picture"))
                        .when(Condition.is("shown", "true")),
                Section.facts("file", Field.of("id", Field.As.FILE).to("/visits/{=visit}/attachments/{=id}/content"), Field.of("name"),
                        Field.of("type"), Field.of("size"), Field.of("inspector"), Field.of("addedAt"), Field.of("afterConflict"),
                        Field.of("sha256"), Field.of("shownSha256"),
                        Field.of("finding", Field.As.PAGE).to("/visits/{=visit}/findings/{=finding}"),
                        Field.of("evidence", Field.As.PAGE).to("/visits/{=visit}/evidence/{=evidence}"))
                        .when(Condition.absent("removedAt")).tasks("keepAttachment", "removeAttachment"),
                Section.facts("removed", Field.of("removedFor"), Field.of("removedAt"), Field.of("removedBy", Field.As.COLLEAGUE),
                                Field.of("size"), Field.of("inspector"), Field.of("addedAt"), Field.of("afterConflict"),
                                Field.of("finding", Field.As.PAGE).to("/visits/{=visit}/findings/{=finding}"))
                        .when(Condition.present("removedAt")));
    }
}
