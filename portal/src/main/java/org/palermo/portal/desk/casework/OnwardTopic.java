package org.palermo.portal.desk.casework;

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

/// Referrals of needs and cases to other organisations, and what other organisations refer here.
@Singleton
class OnwardTopic implements Topic {
    private static final String CASE = "/cases/{case}";
    private static final String SENT = CASE + "/onward-referrals/{referral}";
    private static final String RECEIVED = "/received-referrals/{referral}";
    private static final Condition PENDING = Condition.is("status", "PENDING");
    private static final Field TO = Field.of("to", Field.As.ORGANISATION);
    private static final Field FROM = Field.of("from", Field.As.ORGANISATION);

    @Override
    public String name() {
        return "onward";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/received-referrals", "listReceivedReferrals").entry()
                        .columns(Field.of("reference"), Field.of("kind"), Field.of("category"), Field.of("region"), Field.of("ageGroup"),
                                FROM, Field.of("status"), Field.of("expiresAt"),
                                Field.of("caseFile", Field.As.PAGE).to("/cases/{=caseFile}/team"))
                        .onlyFor("agency-administrator", "caseFile").row("/received-referrals/{=id}"),
                RecordPage.of(RECEIVED, "getReceivedReferral").title("reference").back("/received-referrals").sections(
                        Section.facts("referral", Field.of("kind"), Field.of("status"), FROM, Field.of("region"), Field.of("ageGroup"),
                                Field.of("category"), Field.of("sentAt"), Field.of("expiresAt"), Field.of("answeredAt"), Field.of("reason"))
                                        .tasks("acceptOnwardReferral", "acceptTransfer", "declineOnwardReferral"),
                        Section.facts("need", Field.of("need.pillar"), Field.of("need.what"), Field.of("need.horizonMonths"),
                                Field.of("need.reviewOn"), Field.of("caseFile", Field.As.PAGE).to("/cases/{=caseFile}")),
                        Section.facts("contact", "contact").when(Condition.present("contact")),
                        Section.table("coordinators", "organisation", "name", "email").when(Condition.present("coordinators"))),
                TaskPage.of(RECEIVED + "/acceptance", "acceptOnwardReferral").reads("getReceivedReferral")
                        .when(PENDING).when(Condition.is("kind", "SERVICE_REFERRAL")).then(RECEIVED),
                TaskPage.of(RECEIVED + "/transfer", "acceptOnwardReferral").named("acceptTransfer")
                        .reads("getReceivedReferral").when(PENDING).when(Condition.is("kind", "TRANSFER"))
                        .ask(Input.choice("coordinator", "listCaseCoordinators", "person", "name")).then(RECEIVED),
                TaskPage.of(RECEIVED + "/refusal", "declineOnwardReferral")
                        .reads("getReceivedReferral").when(PENDING).ask("reason").then(RECEIVED),
                ListPage.of("/sent-referrals", "listSentReferrals").entry()
                        .columns(Field.of("reference"), Field.of("kind"), TO, Field.of("status"), Field.of("expiresAt"),
                                Field.of("reason"), Field.of("caseReference", Field.As.REFERENCE).to("/cases/{=caseFile}"),
                                Field.of("caseFile", Field.As.PAGE).to("/cases/{=caseFile}/onward-referrals/{=id}"))
                        .onlyFor("case-coordinator", "caseReference", "caseFile"),
                TaskPage.of(CASE + "/onward-referrals/new", "referOnward")
                        .ask(Input.of("kind"), Input.choice("to", "listProviders", "id", "name").with("closed", "false"),
                        Input.choice("need", "listCaseRecords", "id", "particulars.what").with("kind", "NEED"), Input.of("contact"))
                                .then(CASE),
                RecordPage.of(SENT, "getOnwardReferral").title("reference").back(CASE).sections(
                        Section.facts("referral", Field.of("kind"), Field.of("status"), TO, Field.of("category"), Field.of("sentAt"),
                                Field.of("expiresAt"), Field.of("answeredAt"), Field.of("reason"), Field.of("contact"))
                                        .tasks("withdrawOnwardReferral")),
                TaskPage.of(SENT + "/withdrawal", "withdrawOnwardReferral")
                        .reads("getOnwardReferral").when(PENDING).ask("reason").then(SENT));
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("caseFile",
                Section.table("onward").columns(Field.of("reference"), Field.of("kind"), TO, Field.of("status"), Field.of("expiresAt"))
                .from("listOnwardReferrals").row(CASE + "/onward-referrals/{=id}").tasks("referOnward")));
    }
}
