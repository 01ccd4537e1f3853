package org.palermo.portal.desk.stay;

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

/// A placement from the question to the end of the stay, and what broadcasts ask of the shelters.
@Singleton
class StayRoom implements Room {
    private static final String ONE = "/placements/{placement}";
    private static final String ALERT = "/broadcast-alerts/{alert}";
    private static final Show ANSWER_BEFORE = Show.of("answerBefore", Show.As.MINUTES_LEFT);
    private static final When ASKED = When.is("status", "REQUESTED", "ESCALATED");
    private static final When EXPECTED = When.is("status", "ACCEPTED");
    private static final When HERE = When.is("status", "ARRIVED");
    private static final When AWAY = When.is("status", "ABSENT", "MISSING");
    private static final When STAYING = When.is("status", "ARRIVED", "ABSENT", "MISSING");

    @Override
    public String name() {
        return "stays";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/asked", "listPlacements").named("whoAsks").entry().only("shelter-manager").with("side", "SHELTER").filters("status")
                        .columns(Show.of("reference"), Show.of("status"), ANSWER_BEFORE, Show.of("from"), Show.of("nights"), Show.of("women"), Show.of("children"))
                        .row("/placements/{=id}"),
                ListPage.of("/broadcast-alerts", "listBroadcastAlerts").entry()
                        .columns(Show.of("reference"), Show.of("status"), ANSWER_BEFORE, Show.of("from"), Show.of("nights"), Show.of("women")).row("/broadcast-alerts/{=id}"),
                ListPage.of("/placements", "listPlacements").entry().only("ngo", "first-responder", "case-coordinator").with("side", "ASKER").filters("status")
                        .columns("reference", "status", "from", "nights", "women").row("/placements/{=id}"),
                RecordPage.of(ONE, "getPlacement").title("reference").sections(
                        Section.facts("waiting", Show.of("status"), ANSWER_BEFORE, Show.of("requestedAt")).when(ASKED)
                                .tasks("acceptPlacement", "refusePlacement", "withdrawPlacement"),
                        Section.facts("state", "status", "reason", "arrivedAt", "backBefore", "until", "protectedUntil", "endReason", "movedTo")
                                .when(When.is("status", "LAPSED", "ACCEPTED", "REFUSED", "WITHDRAWN", "ARRIVED", "NO_SHOW", "ABSENT", "MISSING", "ENDED", "MOVED_ON"))
                                .tasks("recordArrival", "recordNoShow", "recordReturn", "recordAbsence", "recordMissing", "extendStay", "recordMoveOn", "endStay",
                                        "recordDeparture", "withdrawPlacement"),
                        Section.facts("handover", "meetingPoint", "call", "travelTime", "transport", "givenAt").from("getHandover"),
                        Section.tasks("handoverTasks", "giveHandover", "releaseAddress"),
                        Section.facts("address", "line1", "town", "postcode", "until").from("getReleasedAddress"),
                        Section.facts("party", "purpose", "from", "nights", "women", "children", "boys", "womenAges", "needs", "languages", "arrivalWindow.from", "arrivalWindow.until"),
                        Section.table("steps", "did", "status", "by", "at").from("listPlacementSteps"),
                        Section.table("releases", "purpose", "releasedAt", "expiresAt", "endedAt").from("listAddressReleases").rowTasks("revokeAddressRelease")),
                step("/acceptance", "acceptPlacement", ASKED),
                step("/refusal", "refusePlacement", ASKED).ask("reason"),
                step("/withdrawal", "withdrawPlacement", When.is("status", "REQUESTED", "ESCALATED", "ACCEPTED")),
                step("/arrival", "recordArrival", EXPECTED),
                step("/no-show", "recordNoShow", EXPECTED),
                step("/absence", "recordAbsence", HERE).ask("backBefore"),
                step("/missing", "recordMissing", When.is("status", "ARRIVED", "ABSENT")),
                step("/return", "recordReturn", AWAY),
                step("/extension", "extendStay", STAYING).ask("nights"),
                step("/move", "recordMoveOn", STAYING).ask("to"),
                step("/end", "endStay", STAYING).ask("reason"),
                step("/departure", "recordDeparture", STAYING),
                TaskPage.of(ONE + "/handover", "giveHandover").reads("getPlacement").when(EXPECTED)
                        .ask("meetingPoint", "call", "travelTime", "transport").then(ONE),
                TaskPage.of(ONE + "/address", "releaseAddress").when(When.is("status", "ACCEPTED", "ARRIVED")).ask("purpose", "minutes").then(ONE),
                TaskPage.of(ONE + "/address-releases/{release}/revoke", "revokeAddressRelease").when(When.absent("endedAt")).then(ONE),
                RecordPage.of(ALERT, "getBroadcastAlert").title("reference").back("/broadcast-alerts").sections(
                        Section.facts("state", Show.of("status"), ANSWER_BEFORE, Show.of("acknowledgedAt"), Show.of("answeredAt"), Show.of("reason"))
                                .tasks("acceptBroadcastAlert", "acknowledgeBroadcastAlert", "declineBroadcastAlert"),
                        Section.facts("party", "from", "nights", "women", "children", "boys", "womenAges", "needs", "languages")),
                TaskPage.of(ALERT + "/acceptance", "acceptBroadcastAlert").when(When.is("status", "ASKED", "ACKNOWLEDGED")).then(ALERT),
                TaskPage.of(ALERT + "/acknowledgement", "acknowledgeBroadcastAlert").direct().when(When.is("status", "ASKED")).then(ALERT),
                TaskPage.of(ALERT + "/refusal", "declineBroadcastAlert").when(When.is("status", "ASKED", "ACKNOWLEDGED")).direct().ask("reason").then(ALERT));
    }

    /// A step of a placement, for the state that the reader saw. What is asked is asked on one page and sent from it.
    private static TaskPage step(String path, String operation, When possible) {
        return TaskPage.of(ONE + path, operation).reads("getPlacement").when(possible).direct().then(ONE);
    }
}
