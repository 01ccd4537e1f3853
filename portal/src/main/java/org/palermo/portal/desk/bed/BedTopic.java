package org.palermo.portal.desk.bed;

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

/// Finding a place for people: a search, a hold for half an hour, a question to all shelters, the waitlist.
@Singleton
class BedTopic implements Topic {
    private static final String HOLD = "/holds/{hold}";
    private static final String BROADCAST = "/broadcasts/{broadcast}";
    private static final String ENTRY = "/waitlist/{entry}";
    private static final String REQUEST = "/accommodation-requests/{request}";
    private static final String COORDINATOR = "case-coordinator";
    private static final Condition NOTHING_FREE = Condition.is("status", "WAITLIST", "FURTHER_ASSESSMENT", "NONE");
    private static final String[] PARTY = {"women", "children", "boys", "womenAges", "needs", "languages"};
    private static final Field ENDS = Field.of("expiresAt", Field.As.MINUTES_LEFT);

    @Override
    public String name() {
        return "beds";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of("/beds/search", "searchAvailability").entry().direct()
                        .ask(where(), Input.of("women"), Input.of("children"), Input.of("nights"), Input.of("needs"), Input.of("from"),
                                Input.of("boys"), Input.of("womenAges"), Input.of("languages"), Input.of("avoidRegions"))
                        .shows(offers("joinWaitlist"), instead(), Section.tasks("otherwise", "askShelters")),
                TaskPage.of("/beds/hold", "holdOffer").direct().when(Condition.present("offer")).ask(Input.hidden("offer"))
                        .then("/holds/{=id}"),
                ListPage.of("/holds", "listHolds").entry().filters("status")
                        .columns("reference", "status", "areaRegions", "from", "nights", "women").row("/holds/{=id}"),
                RecordPage.of(HOLD, "getHold").title("reference").back("/holds").sections(
                        Section.facts("state", Field.of("status"), ENDS, Field.of("areaRegions"), Field.of("from"), Field.of("nights"))
                                .when(Condition.is("status", "HELD"))
                                .tasks("requestPlacement", "extendHold", "releaseHold"),
                        Section.facts("past", "status", "areaRegions", "from", "nights")
                                .when(Condition.is("status", "EXPIRED", "RELEASED", "PLACED", "REFUSED")),
                        Section.facts("asked", Field.of("placement.status").to("/placements/{=placement.id}"), Field.of("placement.reason"),
                                Field.of("placement.decidedAt")),
                        Section.facts("party", PARTY)),
                TaskPage.of(HOLD + "/placement", "requestPlacement").when(Condition.absent("placement"))
                        .ask("purpose", "arrivalWindow.from", "arrivalWindow.until").then(HOLD),
                TaskPage.of(HOLD + "/extension", "extendHold").direct().then(HOLD),
                TaskPage.of(HOLD + "/release", "releaseHold").then("/holds"),
                ListPage.of("/broadcasts", "listBroadcasts").entry()
                        .columns("reference", "status", "areaRegions", "from", "nights", "women").row("/broadcasts/{=id}")
                        .tasks("askShelters"),
                RecordPage.of(BROADCAST, "getBroadcast").title("reference").back("/broadcasts").sections(
                        Section.facts("state", Field.of("status"), Field.of("deadline", Field.As.MINUTES_LEFT), Field.of("seen"),
                                Field.of("declinedFor"), Field.of("hold", Field.As.PAGE).to("/holds/{=hold}")).tasks("cancelBroadcast"),
                        Section.facts("party", "areaRegions", "from", "nights", "women", "children", "boys", "womenAges", "needs",
                                "languages")),
                TaskPage.of("/broadcasts/new", "askShelters")
                        .ask(where(), Input.of("women"), Input.of("children"), Input.of("nights"), Input.of("deadline"))
                        .page("details", Input.of("needs"), Input.of("from"), Input.of("boys"), Input.of("womenAges"),
                                Input.of("languages"), Input.of("avoidRegions"), Input.hidden("area"), Input.hidden("caseFile"),
                                Input.hidden("request"))
                        .then("/broadcasts/{=id}"),
                TaskPage.of(BROADCAST + "/cancel", "cancelBroadcast").when(Condition.is("status", "OPEN")).then("/broadcasts"),
                ListPage.of("/waitlist", "listWaitlistEntries").entry()
                        .columns("reference", "status", "areaRegions", "from", "nights", "women").row("/waitlist/{=id}"),
                RecordPage.of(ENTRY, "getWaitlistEntry").title("reference").back("/waitlist").sections(
                        Section.facts("state", Field.of("status"), Field.of("joinedAt"),
                                        Field.of("hold", Field.As.PAGE).to("/holds/{=hold}"))
                                .tasks("leaveWaitlist"),
                        Section.facts("party", "areaRegions", "from", "nights", "women", "children", "boys", "womenAges", "needs",
                                "languages", "atRisk")),
                TaskPage.of("/waitlist/new", "joinWaitlist").when(NOTHING_FREE)
                        .ask(Input.hidden("area"), Input.of("women"), Input.of("children"), Input.of("nights"),
                                Input.of("atRisk").required())
                        .page("details", Input.of("needs"), Input.of("from"), Input.of("boys"), Input.of("womenAges"),
                                Input.of("languages"), Input.hidden("caseFile"))
                        .then("/waitlist/{=id}"),
                TaskPage.of(ENTRY + "/leave", "leaveWaitlist").when(Condition.is("status", "WAITING", "OFFERED")).then("/waitlist"),
                ListPage.of("/accommodation-requests", "listOpenAccommodationRequests")
                        .entry().columns("reference", "status", "region", "from", "nights", "women")
                        .row("/accommodation-requests/{=id}"),
                RecordPage.of(REQUEST, "getOpenAccommodationRequest").title("reference").back("/accommodation-requests").sections(
                        Section.facts("state", Field.of("status"), Field.of("purpose"),
                                        Field.of("caseFile", Field.As.PAGE).to("/cases/{=caseFile}"))
                                .tasks("searchForAccommodationRequest", "askSheltersForRequest"),
                        Section.facts("party", "region", "from", "nights", "women", "children", "needs", "avoidRegions")),
                TaskPage.of(REQUEST + "/search", "searchForAccommodationRequest").direct()
                        .ask(Input.of("womenAges"), Input.of("boys"), Input.of("languages"), avoided())
                        .shows(offers("joinWaitlistForRequest"), instead(), Section.tasks("otherwise", "askSheltersForRequest")),
                TaskPage.of(REQUEST + "/broadcast", "askShelters").named("askSheltersForRequest").only(COORDINATOR)
                        .reads("getOpenAccommodationRequest").ask("region", "women", "children", "nights", "deadline")
                        .page("details", Input.of("needs"), Input.of("from"), Input.of("boys"), Input.of("womenAges"),
                                Input.of("languages"), Input.of("avoidRegions"), avoided(), Input.hidden("caseFile"),
                                Input.hidden("request"))
                        .then("/broadcasts/{=id}"),
                TaskPage.of(REQUEST + "/waitlist", "joinWaitlist").named("joinWaitlistForRequest").only(COORDINATOR)
                        .reads("getOpenAccommodationRequest").when(NOTHING_FREE)
                        .ask(Input.hidden("area"), Input.of("women"), Input.of("children"), Input.of("nights"),
                                Input.of("atRisk").required())
                        .page("details", Input.of("needs"), Input.of("from"), Input.of("boys"), Input.of("womenAges"),
                                Input.of("languages"), avoided(), Input.hidden("caseFile"))
                        .then("/waitlist/{=id}"));
    }

    /// A program can ask for an area instead, whose code no page shows.
    private static Input where() {
        return Input.of("region").required();
    }

    /// Only the coordinator of a case may leave out an organisation, and only for that case.
    private static Input avoided() {
        return Input.choice("avoidOrganisations", "listProviders", "id", "name");
    }

    private static Section offers(String waitlist) {
        return Section.table("offers", "areaName", "status", "band").columns(ENDS).rowTasks("holdOffer", waitlist);
    }

    private static Section instead() {
        return Section.table("askInstead", "reason", "areaName", "ways").when(Condition.present("askInstead"));
    }
}
