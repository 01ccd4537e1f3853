package org.palermo.portal.desk.inspection;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// Tips: taken in by inspectors, decided on by the chief inspector; and the agreements with partners, with the credentials of their
/// machines.
@Singleton
class TipsTopic implements Topic {
    private static final String TIP = "/tips/{tip}";
    private static final String AGREEMENT = "/partner-agreements/{agreement}";
    private static final String CREDENTIAL = AGREEMENT + "/credentials/{credential}";
    private static final String PURPOSE = "INSPECTION";
    /// A tip with none of these has nothing for a suspicious-activity report.
    private static final String[] REPORTABLE = {"content.accounts", "content.transactions", "content.subjectName"};

    @Override
    public String name() {
        return "tips";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/tips", "listTips").purpose(PURPOSE).entry()
                        .filter("state", Schema.code("TipState", List.of("NEW", "TAKEN_UP", "CLOSED")))
                        .columns("reference", "receivedOn", "concern", "channel", "partner", "state").row("/tips/{=id}"),
                RecordPage.of(TIP, "getTip").purpose(PURPOSE).title("reference").back("/tips").sections(
                        Section.facts("tip", Field.of("state"), Field.of("receivedOn"), Field.of("channel"), Field.of("partner"),
                                Field.of("country"), Field.of("concern"),
                                Field.of("plannedVisit", Field.As.PAGE).to("/planned-visits/{=plannedVisit}"), Field.of("reportKind"),
                                Field.of("takenUpOn"), Field.of("mechanismReference"), Field.of("closing"), Field.of("closedAt")),
                        Section.facts("content", "content.dangerNow", "content.words", "content.place", "content.placeKind",
                                        "content.seenOn", "content.subjectName", "content.subjectContact", "content.accounts",
                                        "content.bookings", "content.journeys", "content.listings", "content.tipperName",
                                        "content.tipperContact")
                                .when(Condition.present("content")),
                        Section.table("transactions", "on", "amount", "mode", "fromAccount", "toAccount").list("content.transactions")
                                .when(Condition.present("content.transactions")),
                        Section.tasks("decide", "planVisitOnTip", "referFromTip", "closeTip", "getSuspiciousActivityReport")
                                .when(Condition.anyPresent(REPORTABLE)),
                        Section.tasks("decide", "planVisitOnTip", "referFromTip", "closeTip").when(Condition.nonePresent(REPORTABLE))),
                TaskPage.of("/tips/new", "recordTip").purpose(PURPOSE).entry()
                        .ask(Input.of("channel").only("PHONE", "IN_PERSON", "LETTER", "ONLINE"), Input.of("country"),
                                Input.of("receivedOn"), Input.of("concern"))
                        .page("what", Input.of("content.words"), Input.of("content.place"), Input.of("content.seenOn"),
                                Input.of("content.subjectName"), Input.of("content.subjectContact"))
                        .page("details", Input.of("content.bookings"), Input.of("content.journeys"), Input.of("content.listings"),
                                Input.of("content.accounts"))
                        .page("who", Input.of("content.tipperName"), Input.of("content.tipperContact"))
                        .shows(Section.facts("taken", "reference")),
                TaskPage.of(AGREEMENT + "/tips/new", "recordTip").named("recordPartnerTip")
                        .purpose(PURPOSE).fixed("channel", "PARTNER").when(Condition.is("current", "true"))
                        .ask(Input.hidden("agreement"), Input.of("country"), Input.of("receivedOn"), Input.of("concern"))
                        .page("what", Input.of("content.words"), Input.of("content.place"), Input.of("content.seenOn"),
                                Input.of("content.subjectName"), Input.of("content.subjectContact"))
                        .page("details", Input.of("content.accounts"),
                                Input.repeated("content.transactions", "on", "amount", "mode", "fromAccount", "toAccount"),
                                Input.of("content.bookings"), Input.of("content.journeys"), Input.of("content.listings"))
                        .page("who", Input.of("content.tipperName"), Input.of("content.tipperContact"))
                        .shows(Section.facts("taken", "reference")),
                TaskPage.of(TIP + "/visit", "planVisitOnTip").reads("getTip").purpose(PURPOSE)
                        .when(Condition.is("state", "NEW", "TAKEN_UP")).when(Condition.absent("plannedVisit"))
                        .ask(Input.of("workplaceReference").required(), Input.of("from"), Input.of("by"), Input.of("jointWith")).then(TIP),
                TaskPage.of(TIP + "/referral", "referFromTip").reads("getTip").purpose(PURPOSE)
                        .when(Condition.is("state", "NEW", "TAKEN_UP")).when(Condition.absent("report"))
                        .ask("suspectedVictim.ageGroup", "suspectedVictim.consent", "suspectedVictim.sex", "suspectedVictim.exploitation",
                                "suspectedVictim.region", "suspectedVictim.nationality", "suspectedVictim.languages")
                        .page("person", Input.of("suspectedVictim.person.givenName"), Input.of("suspectedVictim.person.familyName"),
                                Input.of("suspectedVictim.person.dateOfBirth"), Input.of("suspectedVictim.safeContact.channel"),
                                Input.of("suspectedVictim.safeContact.value"), Input.of("suspectedVictim.safeContact.when"),
                                Input.of("suspectedVictim.safeContact.words")).then(TIP),
                TaskPage.of(TIP + "/close", "closeTip").reads("getTip").purpose(PURPOSE)
                        .when(Condition.is("state", "NEW", "TAKEN_UP")).ask("ground").then(TIP),
                RecordPage.of(TIP + "/suspicious-activity-report", "getSuspiciousActivityReport").purpose(PURPOSE).back(TIP).sections(
                        Section.facts("report", "validated", "report_code", "entity_reference", "submission_date", "currency_code_local",
                                "reason", "report_indicators"),
                        Section.table("transaction", "transactionnumber", "date_transaction", "transmode_code", "amount_local",
                                "foreign_currency.foreign_currency_code", "foreign_currency.foreign_amount", "t_from.account",
                                "t_to.account"),
                        Section.table("parties", "name", "account", "reason")
                                .list("activity.report_parties").when(Condition.present("activity"))),
                ListPage.of("/partner-agreements", "listPartnerAgreements").purpose(PURPOSE).entry().filters("current")
                        .columns("partner", "kind", "purpose", "validUntil", "current")
                        .row("/partner-agreements/{=id}").tasks("recordPartnerAgreement"),
                RecordPage.of(AGREEMENT, "getPartnerAgreement").purpose(PURPOSE).title("partner").back("/partner-agreements").sections(
                        Section.facts("agreement", "kind", "purpose", "legalBasis", "fields", "validFrom", "validUntil", "endedOn",
                                        "current")
                                .tasks("recordPartnerTip", "endPartnerAgreement"),
                        Section.table("credentials", "name", "state", "lastUsedAt", "expiresAt")
                                .from("listPartnerCredentials").row(AGREEMENT + "/credentials/{=id}")
                                .tasks("makePartnerCredential")),
                TaskPage.of(AGREEMENT + "/credentials/new", "makePartnerCredential")
                        .purpose(PURPOSE).when(Condition.is("current", "true")).ask("name")
                        .shows(Section.facts("signIn", "name", "address", "username", "password", "expiresAt")),
                RecordPage.of(CREDENTIAL, "getPartnerCredential").purpose(PURPOSE).title("name").back(AGREEMENT).sections(
                        Section.facts("credential", "state", "madeAt", "expiresAt", "lastUsedAt", "revokedAt")
                                .tasks("revokePartnerCredential")),
                TaskPage.of(CREDENTIAL + "/revoke", "revokePartnerCredential")
                        .purpose(PURPOSE).when(Condition.is("state", "ACTIVE", "ENDED")).then(CREDENTIAL),
                TaskPage.of("/partner-agreements/new", "recordPartnerAgreement")
                        .purpose(PURPOSE).ask("partner", "kind", "purpose", "legalBasis")
                        .page("fields", Input.of("fields"), Input.of("validFrom"), Input.of("validUntil"))
                        .then("/partner-agreements/{=id}"),
                TaskPage.of(AGREEMENT + "/end", "endPartnerAgreement").purpose(PURPOSE).when(Condition.is("current", "true"))
                        .then(AGREEMENT));
    }
}
