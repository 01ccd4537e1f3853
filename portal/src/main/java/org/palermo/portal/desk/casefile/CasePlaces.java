package org.palermo.portal.desk.casefile;

import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;

/// Places that were asked for. No page shows where a place is.
final class CasePlaces {
    private static final String ONE = CaseFileTopic.ONE;
    private static final String REQUEST = ONE + "/places/{request}";

    private CasePlaces() {}

    static List<Page> pages() {
        return List.of(
                TaskPage.of(ONE + "/places/new", "requestAccommodation").ask("purpose", "from", "nights", "region")
                        .page("party", Input.of("women"), Input.of("children"))
                        .page("wants", Input.of("needs"), Input.of("avoidRegions")).when(Condition.present("next")).then(ONE),
                RecordPage.of(REQUEST, "getAccommodationRequest").title("reference").back(ONE).sections(
                        Section.facts("request", "status", "purpose", "requestedAt", "from", "nights", "women", "children", "needs",
                                        "closedAt", "closeReason")
                                .tasks("closeAccommodationRequest"),
                        Section.table("stays", "status", "from", "until", "changedAt")),
                TaskPage.of(REQUEST + "/closure", "closeAccommodationRequest").reads("getAccommodationRequest")
                        .about("reference", "status").ask("reason")
                        .when(Condition.is("status", "REQUESTED", "HELD", "PLACED", "ENDED")).then(ONE));
    }
}
