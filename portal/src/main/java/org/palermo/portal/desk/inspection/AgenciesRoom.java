package org.palermo.portal.desk.inspection;

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

/// The register of recruitment agencies, and complaints about them for the chief inspector.
@Singleton
class AgenciesRoom implements Room {
    private static final String AGENCY = "/recruitment-agencies/{agency}";
    private static final String COMPLAINT = "/agency-complaints/{complaint}";
    private static final String PURPOSE = "INSPECTION";

    @Override
    public String name() {
        return "agencies";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/recruitment-agencies", "listRecruitmentAgencies").purpose(PURPOSE).entry().filters("country", "q")
                        .columns("name", "reference", "country", "licenceNumber", "state", "validUntil").row("/recruitment-agencies/{=id}")
                        .tasks("registerRecruitmentAgency"),
                RecordPage.of(AGENCY, "getRecruitmentAgency").purpose(PURPOSE).title("name").back("/recruitment-agencies").sections(
                        Section.facts("licence", "state", "licenceNumber", "authority", "country", "validFrom", "validUntil").tasks("decideLicence"),
                        Section.facts("about", Show.of("reference"), Show.of("representative"), Show.of("address"), Show.of("corridors", Show.As.COUNTRY),
                                Show.of("published"), Show.of("workplace", Show.As.PAGE).to("/workplaces/{=workplace}")).tasks("changeRecruitmentAgency"),
                        Section.table("prohibitions", "country", "validFrom", "validUntil", "instrument", "liftedOn", "current").rowTasks("liftProhibition")
                                .tasks("prohibitRecruitment"),
                        Section.table("jobOrders", "number", "employer", "position", "country", "places", "wage", "wagePer", "validUntil", "valid")
                                .from("listJobOrders").rowTasks("withdrawJobOrder").tasks("addJobOrder"),
                        Section.table("fees").columns(Show.of("destination", Show.As.COUNTRY), Show.of("item"), Show.of("paidBy"), Show.of("amount"),
                                Show.of("validFrom"), Show.of("validUntil"), Show.of("verdict")).rowTasks("endRecruitmentFee").tasks("recordRecruitmentFee"),
                        Section.table("decisions", "decision", "decidedOn", "validUntil", "ground"),
                        // Its complaints stand in a list of their own: read for the same page, the audit would say which agency they are about.
                        Section.tasks("complain", "fileAgencyComplaint")),
                TaskPage.of("/recruitment-agencies/new", "registerRecruitmentAgency").purpose(PURPOSE)
                        .ask(Input.of("name"), Input.of("country"), Input.of("licenceNumber"), Input.of("authority"), Input.of("validFrom"), Input.of("validUntil"))
                        .page("about", Input.of("representative"), Input.of("address"), Input.of("corridors", Input.Kind.COUNTRY), Input.of("published"))
                        .then("/recruitment-agencies/{=id}"),
                TaskPage.of(AGENCY + "/description", "changeRecruitmentAgency").reads("getRecruitmentAgency").purpose(PURPOSE)
                        .ask(Input.of("name"), Input.of("authority"), Input.of("representative"), Input.of("address"), Input.of("corridors", Input.Kind.COUNTRY),
                                Input.of("published")).then(AGENCY),
                TaskPage.of(AGENCY + "/licence", "decideLicence").reads("getRecruitmentAgency").purpose(PURPOSE).about("state", "validUntil")
                        .when(When.is("decision", "GRANT", "RENEW", "REINSTATE", "SUSPEND"))
                        .ask(Input.of("decision").only("RENEW", "SUSPEND", "REINSTATE", "REVOKE").from("next.decision"), Input.of("decidedOn").from("next.decidedOn"),
                                Input.of("validUntil").from("next.validUntil"), Input.of("ground"))
                        .then(AGENCY),
                TaskPage.of(AGENCY + "/job-orders/new", "addJobOrder").purpose(PURPOSE).ask("number", "employer", "position", "country", "places")
                        .page("terms", Input.of("wage"), Input.of("wagePer"), Input.of("validFrom"), Input.of("validUntil")).then(AGENCY),
                TaskPage.of(AGENCY + "/job-orders/{jobOrder}/withdraw", "withdrawJobOrder").purpose(PURPOSE).when(When.is("valid", "true")).then(AGENCY),
                TaskPage.of(AGENCY + "/fees/new", "recordRecruitmentFee").purpose(PURPOSE)
                        .ask(Input.of("destination", Input.Kind.COUNTRY), Input.of("item"), Input.of("paidBy"), Input.of("amount"), Input.of("validFrom"), Input.of("validUntil"))
                        .then(AGENCY),
                TaskPage.of(AGENCY + "/fees/{fee}/end", "endRecruitmentFee").purpose(PURPOSE).when(When.is("current", "true")).ask("validUntil").then(AGENCY),
                TaskPage.of(AGENCY + "/prohibitions/new", "prohibitRecruitment").purpose(PURPOSE).ask("country", "validFrom", "validUntil", "instrument").then(AGENCY),
                TaskPage.of(AGENCY + "/prohibitions/{prohibition}/lift", "liftProhibition").purpose(PURPOSE).when(When.absent("liftedOn")).then(AGENCY),
                TaskPage.of(AGENCY + "/complaints/new", "fileAgencyComplaint").purpose(PURPOSE).ask("receivedOn", "channel", "subjects", "words")
                        .page("who", Input.of("source"), Input.of("contact")).then(AGENCY),
                ListPage.of("/agency-complaints", "listAgencyComplaints").purpose(PURPOSE).entry().filters("open")
                        .columns("receivedOn", "agencyName", "channel", "subjects", "outcome").row("/agency-complaints/{=id}"),
                RecordPage.of(COMPLAINT, "getAgencyComplaint").purpose(PURPOSE).back("/agency-complaints").sections(
                        Section.facts("complaint", Show.of("receivedOn"), Show.of("channel"), Show.of("subjects"), Show.of("words"), Show.of("source"), Show.of("contact"),
                                Show.of("outcome"), Show.of("closedAt"), Show.of("recruitmentAgency", Show.As.PAGE).to("/recruitment-agencies/{=recruitmentAgency}"))
                                .tasks("closeAgencyComplaint")),
                TaskPage.of(COMPLAINT + "/close", "closeAgencyComplaint").purpose(PURPOSE).when(When.absent("outcome")).ask("outcome").then(COMPLAINT),
                ListPage.of("/recruitment-fee-rules", "listRecruitmentFeeRules").entry()
                        .columns(Show.of("from", Show.As.COUNTRY), Show.of("to", Show.As.COUNTRY), Show.of("kind"), Show.of("items"), Show.of("months"), Show.of("most"),
                                Show.of("validFrom"), Show.of("validUntil"), Show.of("source"), Show.of("unverified")));
    }
}
