package org.palermo.portal.desk.bed;

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

/// Finding a place for people: a search, a hold for half an hour, a question to all shelters, the waitlist.
@Singleton
class BedRoom implements Room {
    private static final String HOLD = "/holds/{hold}";
    private static final String BROADCAST = "/broadcasts/{broadcast}";
    private static final String ENTRY = "/waitlist/{entry}";
    private static final String REQUEST = "/accommodation-requests/{request}";
    private static final String[] PARTY = {"women", "children", "boys", "womenAges", "needs", "languages"};
    private static final Show ENDS = Show.of("expiresAt", Show.As.MINUTES_LEFT);

    @Override
    public String name() {
        return "beds";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of("/beds/search", "searchAvailability").entry().direct()
                        .ask("region", "women", "children", "nights", "needs", "from", "boys", "womenAges", "languages", "avoidRegions")
                        .shows(offers(), instead(), Section.tasks("otherwise", "askShelters")),
                TaskPage.of("/beds/hold", "holdOffer").direct().when(When.present("offer")).ask(Input.hidden("offer")).then("/holds/{=id}"),
                ListPage.of("/holds", "listHolds").entry().filters("status").columns("reference", "status", "from", "nights", "women").row("/holds/{=id}"),
                RecordPage.of(HOLD, "getHold").title("reference").back("/holds").sections(
                        Section.facts("state", Show.of("status"), ENDS, Show.of("from"), Show.of("nights")).when(When.is("status", "HELD"))
                                .tasks("requestPlacement", "extendHold", "releaseHold"),
                        Section.facts("past", "status", "from", "nights").when(When.is("status", "EXPIRED", "RELEASED", "PLACED", "REFUSED")),
                        Section.facts("asked", Show.of("placement.status").to("/placements/{=placement.id}"), Show.of("placement.reason"), Show.of("placement.decidedAt")),
                        Section.facts("party", PARTY)),
                TaskPage.of(HOLD + "/placement", "requestPlacement").when(When.absent("placement"))
                        .ask("purpose", "arrivalWindow.from", "arrivalWindow.until").then(HOLD),
                TaskPage.of(HOLD + "/extension", "extendHold").direct().then(HOLD),
                TaskPage.of(HOLD + "/release", "releaseHold").then("/holds"),
                ListPage.of("/broadcasts", "listBroadcasts").entry().columns("reference", "status", "from", "nights", "women").row("/broadcasts/{=id}")
                        .tasks("askShelters"),
                RecordPage.of(BROADCAST, "getBroadcast").title("reference").back("/broadcasts").sections(
                        Section.facts("state", Show.of("status"), Show.of("deadline", Show.As.MINUTES_LEFT), Show.of("seen"), Show.of("declinedFor"),
                                Show.of("hold", Show.As.PAGE).to("/holds/{=hold}")).tasks("cancelBroadcast"),
                        Section.facts("party", "from", "nights", "women", "children", "boys", "womenAges", "needs", "languages")),
                TaskPage.of("/broadcasts/new", "askShelters").ask("region", "women", "children", "nights", "deadline")
                        .page("details", Input.of("needs"), Input.of("from"), Input.of("boys"), Input.of("womenAges"), Input.of("languages"), Input.of("avoidRegions"),
                                Input.hidden("area"), Input.hidden("caseFile"), Input.hidden("request"))
                        .then("/broadcasts/{=id}"),
                TaskPage.of(BROADCAST + "/cancel", "cancelBroadcast").when(When.is("status", "OPEN")).then("/broadcasts"),
                ListPage.of("/waitlist", "listWaitlistEntries").entry().columns("reference", "status", "from", "nights", "women").row("/waitlist/{=id}"),
                RecordPage.of(ENTRY, "getWaitlistEntry").title("reference").back("/waitlist").sections(
                        Section.facts("state", Show.of("status"), Show.of("joinedAt"), Show.of("hold", Show.As.PAGE).to("/holds/{=hold}")).tasks("leaveWaitlist"),
                        Section.facts("party", "from", "nights", "women", "children", "boys", "womenAges", "needs", "languages", "atRisk")),
                TaskPage.of("/waitlist/new", "joinWaitlist").when(When.is("status", "WAITLIST", "FURTHER_ASSESSMENT", "NONE")).ask(Input.hidden("area"), Input.of("women"), Input.of("children"), Input.of("nights"), Input.of("atRisk"))
                        .page("details", Input.of("needs"), Input.of("from"), Input.of("boys"), Input.of("womenAges"), Input.of("languages"), Input.hidden("caseFile"))
                        .then("/waitlist/{=id}"),
                TaskPage.of(ENTRY + "/leave", "leaveWaitlist").when(When.is("status", "WAITING", "OFFERED")).then("/waitlist"),
                ListPage.of("/accommodation-requests", "listOpenAccommodationRequests").entry().columns("reference", "status", "region", "from", "nights", "women")
                        .row("/accommodation-requests/{=id}"),
                RecordPage.of(REQUEST, "getOpenAccommodationRequest").title("reference").back("/accommodation-requests").sections(
                        Section.facts("state", Show.of("status"), Show.of("purpose"), Show.of("caseFile", Show.As.PAGE).to("/cases/{=caseFile}"))
                                .tasks("searchForAccommodationRequest"),
                        Section.facts("party", "region", "from", "nights", "women", "children", "needs", "avoidRegions")),
                TaskPage.of(REQUEST + "/search", "searchForAccommodationRequest").direct().ask("womenAges", "boys", "languages").shows(offers(), instead()));
    }

    private static Section offers() {
        return Section.table("offers", "areaName", "status", "band").columns(ENDS).rowTasks("holdOffer", "joinWaitlist");
    }

    private static Section instead() {
        return Section.table("askInstead", "reason", "areaName", "ways").when(When.present("askInstead"));
    }
}
