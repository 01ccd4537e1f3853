package org.palermo.portal.desk.administration;

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

/// Limits of holds, the law of a country and terms under a changed law, webhooks, events that are not delivered.
@Singleton
class AdministrationTopic implements Topic {
    private static final String WEBHOOK = "/webhooks/{webhook}";
    /// The kinds of notice that organisations get from the shelter capacity service (`palermo.webhooks.kinds`).
    private static final String[] WEBHOOK_KINDS = {
            "PLACEMENT_REQUESTED", "PLACEMENT_ACCEPTED", "PLACEMENT_REFUSED", "PLACEMENT_WITHDRAWN", "PLACEMENT_ARRIVED",
            "PLACEMENT_NO_SHOW", "PLACEMENT_ABSENT", "PLACEMENT_MISSING", "PLACEMENT_RETURNED", "PLACEMENT_EXTENDED", "PLACEMENT_ENDED",
            "PLACEMENT_MOVED_ON", "PLACEMENT_LEFT", "PLACEMENT_ESCALATED", "PLACEMENT_LAPSED", "PLACEMENT_HANDOVER",
            "PLACEMENT_PROTECTION_AT_RISK", "PLACEMENT_NOT_ARRIVED", "PLACEMENT_NOT_BACK", "PLACEMENT_NIGHTS_END", "ADDRESS_RELEASED",
            "WAITLIST_OFFER", "WAITLIST_OVER", "HOLDS_RAISED", "BROADCAST_ASKED", "BROADCAST_ESCALATED", "BROADCAST_MET",
            "BROADCAST_UNMET", "BROADCAST_OVER", "WEBHOOK_ENDED"};

    private static final String STOPPED = "/stopped-events";

    private static Section stopped(String name, String service) {
        return Section.table(name).columns(Field.of("parkedAt"), Field.of("subscriber", Field.As.WORD),
                        Field.of("lastFailure", Field.As.WORD), Field.of("waitingFrom"), Field.of("lastSequence"), Field.of("aggregate"))
                .from("list" + service + "StoppedEvents").rowTasks("resend" + service + "StoppedEvents");
    }

    private static Page resend(String name, String service) {
        return TaskPage.of(STOPPED + "/" + name + "/{subscriber}/{aggregate}/resume", "resend" + service + "StoppedEvents").direct()
                .then(STOPPED);
    }

    @Override
    public String name() {
        return "administration";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of("/raised-holds/new", "raiseHolds").entry()
                        .ask(Input.served("country"), Input.of("night"), Input.of("nights"), Input.of("people"))
                        .page("whose", Input.choice("agency", "listProviders", "id", "name").with("closed", "false")
                                .with("country", "{=country}"))
                        .shows(Section.facts("raised", "agency", "night", "nights", "people")),
                ListPage.of("/webhooks", "listShelterWebhooks").entry()
                        .columns("url", "country", "state", "registeredAt", "lastFailure").row("/webhooks/{=id}")
                        .tasks("registerShelterWebhook"),
                RecordPage.of(WEBHOOK, "getShelterWebhook").title("url").back("/webhooks").sections(
                        Section.facts("webhook", Field.of("agency"), Field.of("country"), Field.of("kinds", Field.As.WORD),
                                        Field.of("state"), Field.of("registeredAt"), Field.of("approvedAt"), Field.of("lastFailure"),
                                        Field.of("endedAt"), Field.of("endReason"))
                                .tasks("approveShelterWebhook", "renewShelterWebhookSecret", "replayShelterWebhook", "endShelterWebhook")),
                TaskPage.of("/webhooks/new", "registerShelterWebhook")
                        .ask(Input.served("country"), Input.of("url"), Input.of("kinds").only(WEBHOOK_KINDS))
                        .shows(Section.facts("registered", "url", "state", "secret")),
                TaskPage.of(WEBHOOK + "/approval", "approveShelterWebhook")
                        .reads("getShelterWebhook").when(Condition.is("state", "PENDING")).then(WEBHOOK),
                TaskPage.of(WEBHOOK + "/secret", "renewShelterWebhookSecret")
                        .reads("getShelterWebhook").when(Condition.is("state", "ACTIVE", "FAILING", "PENDING"))
                        .shows(Section.facts("registered", "url", "state", "secret")),
                TaskPage.of(WEBHOOK + "/replay", "replayShelterWebhook")
                        .when(Condition.is("state", "ACTIVE", "FAILING")).ask("since").then(WEBHOOK),
                TaskPage.of(WEBHOOK + "/end", "endShelterWebhook").reads("getShelterWebhook")
                        .when(Condition.is("state", "ACTIVE", "FAILING", "PENDING")).then(WEBHOOK),
                ListPage.of("/countries", "listCountries").entry().only("mechanism-administrator", "competent-authority")
                        .columns("name", "profile", "adultAge")
                        .columns(Field.of("unverified", Field.As.WORD), Field.of("code", Field.As.PAGE).to("/countries/{=code}/law"))
                        .row("/term-recalculation/{=code}"),
                RecordPage.of(STOPPED, null).named("stoppedEvents").entry().only("mechanism-administrator").sections(
                        stopped("referral", "Referral"), stopped("shelter", "Shelter")),
                resend("referral", "Referral"), resend("shelter", "Shelter"),
                RecordPage.of("/countries/{country}/law", "getCountryLaw").back("/countries").sections(
                        Section.facts("country", Field.of("code", Field.As.COUNTRY), Field.of("law"), Field.of("zone")),
                        Section.table("terms", "term", "number", "unit", "applies")
                                .columns(Field.of("source", Field.As.SOURCE), Field.of("read"), Field.of("verified")),
                        Section.table("services", "category", "required", "essential")
                                .columns(Field.of("source", Field.As.SOURCE), Field.of("read"), Field.of("verified")),
                        Section.table("calendars", "year", "calendar", "regions", "holidays")
                                .columns(Field.of("source", Field.As.SOURCE), Field.of("verified"))),
                RecordPage.of("/term-recalculation/{scope}", "previewRecalculation")
                        .with("scope", "{scope}").title("scope").back("/countries").sections(
                        Section.facts("preview", "profile", "state", "read", "files", "kept", "unclear", "more")
                                .tasks("applyRecalculation"),
                        Section.table("clocks", "clock", "files"),
                        Section.table("changes", "reference", "terms").row("/cases/{=caseFile}").first(100)),
                TaskPage.of("/term-recalculation/{scope}/apply", "applyRecalculation").fixed("scope", "{scope}")
                        .reads("previewRecalculation").when(Condition.is("state", "COUNTED")).then("/term-recalculation/{scope}"));
    }
}
