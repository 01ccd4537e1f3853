package org.palermo.portal.desk.inspection;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Phones of inspectors that work with ODK Collect, the forms that they sent, and the files of a visit.
@Singleton
class PhoneRoom implements Room {
    private static final String PHONE = "/phones/{phone}";
    private static final String FORM = "/sent-forms/{form}";

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/sent-forms", "listFormSubmissions").purpose("INSPECTION").entry().filters("state").columns("receivedAt", "state", "waitsFor", "outcome")
                        .row("/sent-forms/{=id}"),
                RecordPage.of(FORM, "getFormSubmission").purpose("INSPECTION").title("receivedAt").back("/sent-forms").sections(
                        Section.facts("form", Show.of("state"), Show.of("waitsFor"), Show.of("differences"), Show.of("visit", Show.As.PAGE).to("/visits/{=visit}"),
                                Show.of("outcome"), Show.of("settledAt")).tasks("settleFormSubmission"),
                        Section.facts("said", "said.startedAt", "said.householdAccess").when(When.present("said")),
                        Section.table("saidFindings", "subject", "workers", "indicators", "note").list("said.findings").when(When.present("said")),
                        Section.facts("first", "first.startedAt", "first.householdAccess").when(When.present("first")),
                        Section.table("firstFindings", "subject", "workers", "indicators", "note").list("first.findings").when(When.present("first"))),
                TaskPage.of(FORM + "/choice", "settleFormSubmission").purpose("INSPECTION").when(When.is("state", "WAITING")).ask("outcome").then(FORM),
                ListPage.of("/phones", "listPhones").purpose("INSPECTION").entry().onlyFor("chief-inspector", "inspector")
                        .columns("name", "inspector", "state", "lastUsedAt", "expiresAt").row("/phones/{=id}").tasks("addPhone"),
                TaskPage.of("/phones/new", "addPhone").purpose("INSPECTION").ask("name", "days")
                        .shows(Section.picture("scan", null, CodePicture::of), Section.facts("signIn", "name", "address", "username", "password", "code", "settings")),
                RecordPage.of(PHONE, "getPhone").purpose("INSPECTION").title("name").back("/phones").sections(
                        Section.facts("phone", "state", "inspector", "addedAt", "expiresAt", "lastUsedAt", "revokedAt").tasks("revokePhone")),
                TaskPage.of(PHONE + "/revoke", "revokePhone").purpose("INSPECTION").when(When.is("state", "ACTIVE", "ENDED")).then(PHONE));
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("getVisit", Section.table("attachments", "addedAt", "name", "type", "size", "sha256").from("listAttachments")));
    }
}
