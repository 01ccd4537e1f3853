package org.palermo.portal.desk.stay;

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

/// A placement from the question to the end of the stay, and what broadcasts ask of the shelters.
@Singleton
class StayTopic implements Topic {
    private static final String ONE = "/placements/{placement}";
    private static final String ALERT = "/broadcast-alerts/{alert}";
    private static final Field ANSWER_BEFORE = Field.of("answerBefore", Field.As.MINUTES_LEFT);
    /// Which house is asked, for a manager of several. The organisation that asks is not told.
    private static final Field SHELTER = Field.shelter("shelter");
    private static final Field[] WHO_COMES =
            {SHELTER, Field.of("reference"), Field.of("from"), Field.of("nights"), Field.of("women"), Field.of("children")};
    private static final Condition ASKED = Condition.is("status", "REQUESTED", "ESCALATED");
    private static final Condition EXPECTED = Condition.is("status", "ACCEPTED");
    private static final Condition HERE = Condition.is("status", "ARRIVED");
    private static final Condition AWAY = Condition.is("status", "ABSENT", "MISSING");
    private static final Condition STAYING = Condition.is("status", "ARRIVED", "ABSENT", "MISSING");

    @Override
    public String name() {
        return "stays";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/asked", "listPlacements").named("whoAsks").entry()
                        .only("shelter-manager").with("side", "SHELTER").filters("status")
                        .columns(Field.of("reference"), SHELTER, Field.of("status"), ANSWER_BEFORE, Field.of("from"), Field.of("nights"),
                                Field.of("women"), Field.of("children"))
                        .row("/placements/{=id}"),
                ListPage.of("/broadcast-alerts", "listBroadcastAlerts").entry()
                        .columns(Field.of("reference"), SHELTER, Field.of("status"), ANSWER_BEFORE, Field.of("from"), Field.of("nights"),
                                Field.of("women")).row("/broadcast-alerts/{=id}"),
                ListPage.of("/placements", "listPlacements").entry()
                        .only("ngo", "first-responder", "case-coordinator").with("side", "ASKER").filters("status")
                        .columns("reference", "status", "areaRegions", "from", "nights", "women").row("/placements/{=id}"),
                RecordPage.of(ONE, "getPlacement").title("reference").sections(
                        Section.facts("waiting", Field.of("status"), ANSWER_BEFORE, Field.of("requestedAt")).when(ASKED)
                                .tasks("acceptPlacement", "refusePlacement", "withdrawPlacement"),
                        Section.facts("lapsed", "status", "answerBefore").when(Condition.is("status", "LAPSED"))
                                .tasks("searchAvailability"),
                        Section.facts("state", "status", "reason", "arrivedAt", "backBefore", "until", "protectedUntil", "endReason",
                                        "movedTo")
                                .when(Condition.is("status", "ACCEPTED", "REFUSED", "WITHDRAWN", "ARRIVED", "NO_SHOW", "ABSENT", "MISSING",
                                        "ENDED", "MOVED_ON"))
                                .tasks("recordArrival", "recordNoShow", "recordReturn", "recordAbsence", "recordMissing", "extendStay",
                                        "recordMoveOn", "endStay", "recordDeparture", "withdrawPlacement"),
                        Section.facts("handover", "meetingPoint", "call", "travelTime", "transport", "givenAt")
                                .from("getHandover").tasks("forDriver"),
                        Section.tasks("handoverTasks", "giveHandover", "releaseAddress"),
                        Section.facts("address", "line1", "town", "postcode", "until").from("getReleasedAddress"),
                        Section.facts("party", SHELTER, Field.of("purpose"), Field.of("areaRegions"), Field.of("from"),
                                Field.of("nights"), Field.of("women"), Field.of("children"), Field.of("boys"), Field.of("womenAges"),
                                Field.of("needs"), Field.of("languages"), Field.of("arrivalWindow.from"),
                                Field.of("arrivalWindow.until")),
                        Section.table("steps", "did", "status", "by", "at").from("listPlacementSteps"),
                        Section.table("releases", "to", "agency", "purpose", "releasedAt", "expiresAt", "endedAt")
                                .from("listAddressReleases").rowTasks("revokeAddressRelease")),
                RecordPage.of(ONE + "/driver", "getHandover").named("forDriver").back(ONE).alone().sections(
                        Section.facts("where", "meetingPoint", "call"),
                        Section.facts("when", "arrivalWindow.from", "arrivalWindow.until", "reference").from("getPlacement"),
                        Section.facts("onward", Field.of("transport", Field.As.WORD)),
                        Section.facts("journey", "travelTime").when(Condition.is("transport", "BROUGHT_BY_ASKER", "PAID_TRANSPORT"))),
                step("/acceptance", "acceptPlacement", ASKED).about(WHO_COMES),
                step("/refusal", "refusePlacement", ASKED).about(WHO_COMES).ask(Input.pressed("reason")),
                step("/withdrawal", "withdrawPlacement", Condition.is("status", "REQUESTED", "ESCALATED", "ACCEPTED")),
                step("/arrival", "recordArrival", EXPECTED),
                step("/no-show", "recordNoShow", EXPECTED),
                step("/absence", "recordAbsence", HERE).ask(Input.of("backBefore").from(Input.NOWHERE)),
                step("/missing", "recordMissing", Condition.is("status", "ARRIVED", "ABSENT")),
                step("/return", "recordReturn", AWAY),
                step("/extension", "extendStay", STAYING).ask(Input.of("nights").from(Input.NOWHERE)),
                step("/move", "recordMoveOn", STAYING).ask("to"),
                step("/end", "endStay", STAYING).ask("reason"),
                step("/departure", "recordDeparture", STAYING),
                TaskPage.of(ONE + "/handover", "giveHandover").reads("getPlacement").when(EXPECTED)
                        .ask("meetingPoint", "call", "travelTime", "transport").then(ONE),
                TaskPage.of(ONE + "/address", "releaseAddress")
                        .when(Condition.is("status", "ACCEPTED", "ARRIVED")).ask("purpose", "minutes").then(ONE),
                TaskPage.of(ONE + "/address-releases/{release}/revoke", "revokeAddressRelease").when(Condition.absent("endedAt")).then(ONE),
                RecordPage.of(ALERT, "getBroadcastAlert").title("reference").back("/broadcast-alerts").sections(
                        Section.facts("state", SHELTER, Field.of("status"), ANSWER_BEFORE, Field.of("acknowledgedAt"),
                                        Field.of("answeredAt"), Field.of("reason"))
                                .tasks("acceptBroadcastAlert", "acknowledgeBroadcastAlert", "declineBroadcastAlert"),
                        Section.facts("party", "from", "nights", "women", "children", "boys", "womenAges", "needs", "languages")),
                TaskPage.of(ALERT + "/acceptance", "acceptBroadcastAlert").reads("getBroadcastAlert").about(WHO_COMES)
                        .when(Condition.is("status", "ASKED", "ACKNOWLEDGED")).then(ALERT),
                TaskPage.of(ALERT + "/acknowledgement", "acknowledgeBroadcastAlert").direct().when(Condition.is("status", "ASKED"))
                        .then(ALERT),
                TaskPage.of(ALERT + "/refusal", "declineBroadcastAlert").reads("getBroadcastAlert").about(WHO_COMES)
                        .when(Condition.is("status", "ASKED", "ACKNOWLEDGED")).direct().ask(Input.pressed("reason")).then(ALERT));
    }

    /// A step of a placement, for the state that the reader saw. What is asked is asked on one page and sent from it.
    private static TaskPage step(String path, String operation, Condition possible) {
        return TaskPage.of(ONE + path, operation).reads("getPlacement").when(possible).direct().then(ONE);
    }
}
