package org.palermo.portal.desk.shelter;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.TaskPage;

/// A shelter: census, limits, status, supplies and places.
@Singleton
class ShelterRoom implements Room {
    private static final String ONE = "/shelters/{shelter}";

    @Override
    public String name() {
        return "shelters";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/shelters", "listShelters").columns("name", "region", "status").row("/shelters/{=id}").entry(),
                RecordPage.of(ONE, "getShelter").title("name").back("/shelters").sections(
                        Section.facts("today", "occupied", "onMattresses", "at").from("getCensus").tasks("recordCensus"),
                        Section.facts("state", "status", "since").from("getShelterStatus").tasks("changeShelterStatus"),
                        Section.facts("limits", "staffed", "hygieneLimit", "night").from("getLimits").tasks("changeLimits"),
                        Section.facts("supplies", "lacks", "recordedAt").from("getSupplies").tasks("recordSupplies"),
                        Section.table("places", "room", "kind", "operational").from("listPlaces").rowTasks("changePlaceState").tasks("addPlace"),
                        Section.facts("about", "operatorName", "region", "languages", "pets", "medicalIsolation", "confidential", "publicListing")),
                TaskPage.of(ONE + "/census", "recordCensus").ask("occupied", "onMattresses").direct().then(ONE),
                TaskPage.of(ONE + "/status", "changeShelterStatus").reads("getShelterStatus").ask("status").direct().then(ONE),
                TaskPage.of(ONE + "/limits", "changeLimits").reads("getLimits").ask("staffed", "hygieneLimit", "from", "nights").then(ONE),
                TaskPage.of(ONE + "/supplies", "recordSupplies").reads("getSupplies").ask(Input.of("lacks")).direct().then(ONE),
                TaskPage.of(ONE + "/places/new", "addPlace").ask("room", "kind", "operational").then(ONE),
                TaskPage.of(ONE + "/places/{place}/state", "changePlaceState").reads("getPlace").ask("operational").direct().then(ONE));
    }
}
