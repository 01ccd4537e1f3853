package org.palermo.portal.desk.administration;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Limits of holds, terms under a changed law, webhooks.
@Singleton
class AdministrationRoom implements Room {
    private static final String WEBHOOK = "/webhooks/{webhook}";

    @Override
    public String name() {
        return "administration";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of("/raised-holds/new", "raiseHolds").entry().ask(Input.choice("agency", "listProviders", "id", "name"), Input.of("country"), Input.of("night"),
                        Input.of("nights"), Input.of("people")).shows(Section.facts("raised", "agency", "night", "nights", "people")),
                ListPage.of("/webhooks", "listShelterWebhooks").entry().columns("url", "country", "state", "registeredAt", "lastFailure").row("/webhooks/{=id}")
                        .tasks("registerShelterWebhook"),
                RecordPage.of(WEBHOOK, "getShelterWebhook").title("url").back("/webhooks").sections(
                        Section.facts("webhook", "agency", "country", "kinds", "state", "registeredAt", "approvedAt", "lastFailure", "endedAt", "endReason")
                                .tasks("approveShelterWebhook", "renewShelterWebhookSecret", "replayShelterWebhook", "endShelterWebhook")),
                TaskPage.of("/webhooks/new", "registerShelterWebhook").ask("country", "url", "kinds").shows(Section.facts("registered", "url", "state", "secret")),
                TaskPage.of(WEBHOOK + "/approval", "approveShelterWebhook").reads("getShelterWebhook").when(When.is("state", "PENDING")).then(WEBHOOK),
                TaskPage.of(WEBHOOK + "/secret", "renewShelterWebhookSecret").reads("getShelterWebhook").when(When.is("state", "ACTIVE", "FAILING", "PENDING"))
                        .shows(Section.facts("registered", "url", "state", "secret")),
                TaskPage.of(WEBHOOK + "/replay", "replayShelterWebhook").when(When.is("state", "ACTIVE", "FAILING")).ask("since").then(WEBHOOK),
                TaskPage.of(WEBHOOK + "/end", "endShelterWebhook").reads("getShelterWebhook").when(When.is("state", "ACTIVE", "FAILING", "PENDING")).then(WEBHOOK),
                ListPage.of("/countries", "listCountries").entry().only("mechanism-administrator", "competent-authority").columns("name", "profile", "adultAge", "unverified")
                        .row("/term-recalculation/{=code}"),
                RecordPage.of("/term-recalculation/{scope}", "previewRecalculation").with("scope", "{scope}").title("scope").back("/countries").sections(
                        Section.facts("preview", "profile", "files", "kept", "unclear", "more").tasks("applyRecalculation"),
                        Section.table("clocks", "clock", "files"),
                        Section.table("changes", "reference", "terms").row("/cases/{=caseFile}")),
                TaskPage.of("/term-recalculation/{scope}/apply", "applyRecalculation").fixed("scope", "{scope}").reads("previewRecalculation").then("/term-recalculation/{scope}"));
    }
}
