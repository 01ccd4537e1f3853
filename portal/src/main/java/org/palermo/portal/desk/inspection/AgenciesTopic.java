package org.palermo.portal.desk.inspection;

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

/// The register of recruitment agencies, and complaints about them for the chief inspector.
@Singleton
class AgenciesTopic implements Topic {
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
                        Section.facts("licence", "state", "licenceNumber", "authority", "country", "validFrom", "validUntil")
                                .tasks("decideLicence"),
                        Section.facts("about", Field.of("reference"), Field.of("representative"), Field.of("address"),
                                Field.of("corridors", Field.As.COUNTRY), Field.of("published"),
                                Field.of("workplace", Field.As.PAGE).to("/workplaces/{=workplace}")).tasks("changeRecruitmentAgency"),
                        Section.table("prohibitions", "country", "validFrom", "validUntil", "instrument", "liftedOn", "current")
                                .rowTasks("liftProhibition")
                                .tasks("prohibitRecruitment"),
                        Section.table("jobOrders", "number", "employer", "position", "country", "places", "wage", "wagePer", "validUntil",
                                        "valid")
                                .from("listJobOrders").rowTasks("withdrawJobOrder").tasks("addJobOrder"),
                        Section.table("fees")
                                .columns(Field.of("destination", Field.As.COUNTRY), Field.of("item"), Field.of("paidBy"),
                                Field.of("amount"), Field.of("validFrom"), Field.of("validUntil"), Field.of("verdict"))
                                        .rowTasks("endRecruitmentFee").tasks("recordRecruitmentFee"),
                        Section.table("decisions", "decision", "decidedOn", "validUntil", "ground"),
                        // Its complaints stand in a list of their own: read for the same page, the audit would say which agency they are
                        // about.
                        Section.tasks("complain", "fileAgencyComplaint")),
                TaskPage.of("/recruitment-agencies/new", "registerRecruitmentAgency").purpose(PURPOSE)
                        .ask(Input.of("name"), Input.of("country"), Input.of("licenceNumber"), Input.of("authority"), Input.of("validFrom"),
                                Input.of("validUntil"))
                        .page("about", Input.of("representative"), Input.of("address"), Input.of("corridors", Input.Kind.COUNTRY),
                                Input.of("published").required())
                        .then("/recruitment-agencies/{=id}"),
                TaskPage.of(AGENCY + "/description", "changeRecruitmentAgency").reads("getRecruitmentAgency").purpose(PURPOSE)
                        .ask(Input.of("name"), Input.of("authority"), Input.of("representative"), Input.of("address"),
                                Input.of("corridors", Input.Kind.COUNTRY), Input.of("published")).then(AGENCY),
                TaskPage.of(AGENCY + "/licence", "decideLicence")
                        .reads("getRecruitmentAgency").purpose(PURPOSE).about("state", "validUntil")
                        .when(Condition.is("decision", "GRANT", "RENEW", "REINSTATE", "SUSPEND"))
                        .ask(Input.of("decision").only("RENEW", "SUSPEND", "REINSTATE", "REVOKE").from("next.decision"),
                                Input.of("decidedOn").from("next.decidedOn"), Input.of("validUntil").from("next.validUntil"),
                                Input.of("ground"))
                        .then(AGENCY),
                TaskPage.of(AGENCY + "/job-orders/new", "addJobOrder").purpose(PURPOSE)
                        .ask("number", "employer", "position", "country", "places")
                        .page("terms", Input.of("wage"), Input.of("wagePer"), Input.of("validFrom"), Input.of("validUntil")).then(AGENCY),
                TaskPage.of(AGENCY + "/job-orders/{jobOrder}/withdraw", "withdrawJobOrder")
                        .purpose(PURPOSE).when(Condition.is("valid", "true")).then(AGENCY),
                TaskPage.of(AGENCY + "/fees/new", "recordRecruitmentFee").purpose(PURPOSE)
                        .ask(Input.of("destination", Input.Kind.COUNTRY), Input.of("item"), Input.of("paidBy"), Input.of("amount"),
                                Input.of("validFrom"), Input.of("validUntil"))
                        .then(AGENCY),
                TaskPage.of(AGENCY + "/fees/{fee}/end", "endRecruitmentFee").purpose(PURPOSE)
                        .when(Condition.is("current", "true")).ask("validUntil").then(AGENCY),
                TaskPage.of(AGENCY + "/prohibitions/new", "prohibitRecruitment").purpose(PURPOSE)
                        .ask("country", "validFrom", "validUntil", "instrument").then(AGENCY),
                TaskPage.of(AGENCY + "/prohibitions/{prohibition}/lift", "liftProhibition")
                        .purpose(PURPOSE).when(Condition.absent("liftedOn")).then(AGENCY),
                TaskPage.of(AGENCY + "/complaints/new", "fileAgencyComplaint")
                        .purpose(PURPOSE).ask("receivedOn", "channel", "subjects", "words")
                        .page("who", Input.of("source"), Input.of("contact")).then(AGENCY),
                ListPage.of("/agency-complaints", "listAgencyComplaints").purpose(PURPOSE).entry().filters("open")
                        .columns("receivedOn", "agencyName", "channel", "subjects", "outcome").row("/agency-complaints/{=id}"),
                RecordPage.of(COMPLAINT, "getAgencyComplaint").purpose(PURPOSE).back("/agency-complaints").sections(
                        Section.facts("complaint", Field.of("receivedOn"), Field.of("channel"), Field.of("subjects"), Field.of("words"),
                                        Field.of("source"), Field.of("contact"), Field.of("outcome"), Field.of("closedAt"),
                                        Field.of("recruitmentAgency", Field.As.PAGE).to("/recruitment-agencies/{=recruitmentAgency}"))
                                .tasks("closeAgencyComplaint")),
                TaskPage.of(COMPLAINT + "/close", "closeAgencyComplaint").purpose(PURPOSE)
                        .when(Condition.absent("outcome")).ask("outcome").then(COMPLAINT),
                ListPage.of("/recruitment-fee-rules", "listRecruitmentFeeRules").entry()
                        .columns(Field.of("from", Field.As.COUNTRY), Field.of("to", Field.As.COUNTRY), Field.of("kind"), Field.of("items"),
                                Field.of("months"), Field.of("most"), Field.of("validFrom"), Field.of("validUntil"), Field.of("source"),
                                Field.of("unverified")));
    }
}
