package org.palermo.portal.desk.shelter;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// A shelter: census, limits, status, supplies and places.
@Singleton
class ShelterTopic implements Topic {
    private static final String ONE = "/shelters/{shelter}";
    private static final String[] NAMES = {"name", "operatorName", "region", "status"};
    private static final String[] ADDRESS = {"address.line1", "address.town", "address.postcode"};
    private static final String[] PUBLIC = {"confidential", "publicListing"};
    /// The description has a text here, because a shelter may use codes of its own; the ministry counts these.
    private static final String[] SUPPLIES =
            {"PROTECTIVE_EQUIPMENT", "FOOD", "HYGIENE", "MEDICINE", "CLOTHING", "BEDDING", "BABY_CARE", "OTHER"};

    @Override
    public String name() {
        return "shelters";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/shelters", "listShelters").columns("name", "region", "status").row("/shelters/{=id}")
                        .tasks("registerShelter", "registerShelterFor").entry(),
                RecordPage.of(ONE, "getShelter").title("name").back("/shelters").sections(
                        Section.facts("today", "occupied", "onMattresses", "at").from("getCensus").tasks("recordCensus"),
                        Section.facts("state", "status", "since").from("getShelterStatus").tasks("changeShelterStatus"),
                        Section.facts("limits", "staffed", "hygieneLimit", "night").from("getLimits").tasks("changeLimits"),
                        Section.facts("supplies", Field.of("lacks", Field.As.WORD), Field.of("recordedAt")).from("getSupplies")
                                .tasks("recordSupplies"),
                        Section.table("places", "room", "kind", "operational")
                                .from("listPlaces").rowTasks("changePlaceState").tasks("addPlace"),
                        Section.table("nights", "night", "available", "occupied", "held", "operational", "staffed", "hygieneLimit")
                                .from("listNights").with("nights", "14"),
                        Section.table("onCall", "called", "from", "until", "order", "phone", "email", "reached")
                                .from("listShifts").rowTasks("changeShift", "removeShift").tasks("putShift"),
                        Section.table("gaps", "from", "until").from("listOnCallGaps").with("days", "14"),
                        Section.facts("about", "operatorName", "region", "languages", "pets", "medicalIsolation", "confidential",
                                "publicListing").tasks("describeShelter", "moveShelter")),
                TaskPage.of(ONE + "/census", "recordCensus").ask("occupied", "onMattresses").direct().then(ONE),
                TaskPage.of(ONE + "/status", "changeShelterStatus").reads("getShelterStatus").ask("status").direct().then(ONE),
                TaskPage.of(ONE + "/limits", "changeLimits").reads("getLimits").about("night", "staffed", "hygieneLimit")
                        .ask(limit("staffed"), limit("hygieneLimit"), Input.of("from"), Input.of("nights")).then(ONE),
                TaskPage.of(ONE + "/supplies", "recordSupplies").reads("getSupplies").ask(Input.of("lacks").only(SUPPLIES)).direct()
                        .then(ONE),
                TaskPage.of(ONE + "/places/new", "addPlace")
                        .ask(Input.of("room"), Input.of("kind"), Input.of("operational").required()).then(ONE),
                TaskPage.of(ONE + "/places/{place}/state", "changePlaceState").reads("getPlace").ask("operational").direct().then(ONE),
                onCall(TaskPage.of(ONE + "/on-call/new", "putShift")),
                onCall(TaskPage.of(ONE + "/on-call/{shift}/change", "putShift").named("changeShift").reads("getShift")),
                TaskPage.of(ONE + "/on-call/{shift}/remove", "removeShift").reads("getShift").about("called", "from", "until").then(ONE),
                described(TaskPage.of("/shelters/new", "registerShelter").only("shelter-manager")).then("/shelters/{=id}"),
                described(TaskPage.of("/shelters/new-for-organisation", "registerShelter").named("registerShelterFor")
                        .only("mechanism-administrator"),
                        Input.choice("operatorAgency", "listProviders", "id", "name").with("closed", "false").required())
                                .then("/shelters/{=id}"),
                changed(TaskPage.of(ONE + "/description", "describeShelter").reads("getShelter")).then(ONE),
                TaskPage.of(ONE + "/address", "describeShelter").named("moveShelter").reads("getShelter").ask(required(ADDRESS)).then(ONE));
    }

    /// Empty, because what is not typed stays as it is: a limit of tonight that is sent again would change those of other nights.
    private static Input limit(String field) {
        return Input.of(field).from(Input.NOWHERE);
    }

    /// The names are those of the shelter managers of the reader's organisation.
    private static TaskPage onCall(TaskPage task) {
        return task.ask(Input.choice("subject", "listShelterManagers", "person", "name"), Input.of("called"), Input.of("from"),
                        Input.of("until"), Input.of("order"))
                .page("reached", Input.of("phone"), Input.of("email"), Input.of("webhook"))
                .then(ONE);
    }

    /// @param first what is asked beside the name
    private static TaskPage described(TaskPage task, Input... first) {
        TaskPage asked = task.ask(all(Arrays.stream(first), Stream.of(NAMES).map(Input::of)))
                .page("address", all(Stream.of(ADDRESS).map(Input::of), Stream.of(required(PUBLIC))));
        return offered(asked, required("staffedPlaces", "hygieneLimit"));
    }

    /// The address stays as it is, and nobody can read it here. It is asked for only where the public directory may not show it yet.
    private static TaskPage changed(TaskPage task) {
        return offered(task.ask(NAMES).page("listing", required(PUBLIC))
                .pageWhen(List.of(Condition.is("confidential", "false"), Condition.is("publicListing", "true")), "listed",
                        all(Stream.of(ADDRESS).map(Input::of))));
    }

    /// What is not said is no or 0: then girls are never offered a bed, nobody is of the right age, or no place is free.
    private static TaskPage offered(TaskPage task, Input... more) {
        return task.page("takes", all(
                        Stream.of(required("takes.women", "takes.womenWithChildren", "takes.girls", "takes.men", "takes.minAge",
                                "takes.maxAge")),
                        Stream.of(Input.of("takes.boysMaxAge"))))
                .page("offers", all(Stream.of("languages", "accessibility", "security").map(Input::of),
                        Stream.of(required("pets", "medicalIsolation")), Arrays.stream(more)));
    }

    private static Input[] required(String... fields) {
        return Stream.of(fields).map(field -> Input.of(field).required()).toArray(Input[]::new);
    }

    @SafeVarargs
    private static Input[] all(Stream<Input>... inputs) {
        return Stream.of(inputs).flatMap(Function.identity()).toArray(Input[]::new);
    }
}
