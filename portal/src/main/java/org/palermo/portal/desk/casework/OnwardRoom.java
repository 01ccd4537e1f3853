package org.palermo.portal.desk.casework;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Referrals of needs and cases to other organisations, and what other organisations refer here.
@Singleton
class OnwardRoom implements Room {
    private static final String CASE = "/cases/{case}";
    private static final String SENT = CASE + "/onward-referrals/{referral}";
    private static final String RECEIVED = "/received-referrals/{referral}";
    private static final When PENDING = When.is("status", "PENDING");
    private static final Show TO = Show.of("to", Show.As.ORGANISATION);
    private static final Show FROM = Show.of("from", Show.As.ORGANISATION);

    @Override
    public String name() {
        return "onward";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/received-referrals", "listReceivedReferrals").entry()
                        .columns(Show.of("reference"), Show.of("kind"), Show.of("category"), Show.of("region"), Show.of("ageGroup"), FROM, Show.of("status"), Show.of("expiresAt"))
                        .row("/received-referrals/{=id}"),
                RecordPage.of(RECEIVED, "getReceivedReferral").title("reference").back("/received-referrals").sections(
                        Section.facts("referral", Show.of("kind"), Show.of("status"), FROM, Show.of("region"), Show.of("ageGroup"), Show.of("category"), Show.of("sentAt"),
                                Show.of("expiresAt"), Show.of("answeredAt"), Show.of("reason")).tasks("acceptOnwardReferral", "acceptTransfer", "declineOnwardReferral"),
                        Section.facts("need", Show.of("need.pillar"), Show.of("need.what"), Show.of("need.horizonMonths"), Show.of("need.reviewOn"),
                                Show.of("caseFile", Show.As.PAGE).to("/cases/{=caseFile}"))),
                TaskPage.of(RECEIVED + "/acceptance", "acceptOnwardReferral").reads("getReceivedReferral").when(PENDING).when(When.is("kind", "SERVICE_REFERRAL")).then(RECEIVED),
                TaskPage.of(RECEIVED + "/transfer", "acceptOnwardReferral").named("acceptTransfer").reads("getReceivedReferral").when(PENDING).when(When.is("kind", "TRANSFER"))
                        .ask(Input.choice("coordinator", "listCaseCoordinators", "person", "name")).then(RECEIVED),
                TaskPage.of(RECEIVED + "/refusal", "declineOnwardReferral").reads("getReceivedReferral").when(PENDING).ask("reason").then(RECEIVED),
                ListPage.of("/sent-referrals", "listSentReferrals").entry().columns(Show.of("reference"), Show.of("kind"), TO, Show.of("status"), Show.of("expiresAt"), Show.of("reason")),
                TaskPage.of(CASE + "/onward-referrals/new", "referOnward").ask(Input.of("kind"), Input.choice("to", "listProviders", "id", "name"),
                        Input.choice("need", "listCaseRecords", "id", "particulars.what").with("kind", "NEED")).then(CASE),
                RecordPage.of(SENT, "getOnwardReferral").title("reference").back(CASE).sections(
                        Section.facts("referral", Show.of("kind"), Show.of("status"), TO, Show.of("category"), Show.of("sentAt"), Show.of("expiresAt"), Show.of("answeredAt"),
                                Show.of("reason")).tasks("withdrawOnwardReferral")),
                TaskPage.of(SENT + "/withdrawal", "withdrawOnwardReferral").reads("getOnwardReferral").when(PENDING).ask("reason").then(SENT));
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("caseFile", Section.table("onward").columns(Show.of("reference"), Show.of("kind"), TO, Show.of("status"), Show.of("expiresAt"))
                .from("listOnwardReferrals").row(CASE + "/onward-referrals/{=id}").tasks("referOnward")));
    }
}
