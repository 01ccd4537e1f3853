package org.palermo.portal.desk.casefile;

import java.util.List;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;

/// The worklists, and the search for the cases of a person. What is searched for stands in no address.
final class CaseLists {
    private static final String[] COLUMNS = {"reference", "dueOn", "due", "stage", "region", "ageGroup", "exploitation", "referredAt"};
    /// The most cases that a search shows.
    private static final int MOST = 100;

    private CaseLists() {}

    static List<Page> pages() {
        return List.of(
                ListPage.of("/cases", "listCases").named("worklist").filter("assigned", WorklistFilters.ASSIGNED)
                        .filter("due", WorklistFilters.DUE).filter("stage", WorklistFilters.STAGE).filter("with", WorklistFilters.CONCERN)
                        .filter("region", Schema.ANY_VALUE).filter("ageGroup", WorklistFilters.AGE_GROUP)
                        .filter("exploitation", WorklistFilters.EXPLOITATION)
                        .filter("recoveryWithin", WorklistFilters.RECOVERY_WITHIN).filter("sort", WorklistFilters.SORT, "due")
                        .columns(COLUMNS).columns(Field.of("caseworker", Field.As.COLLEAGUE))
                        .onlyFor("competent-authority", "assigned", "caseworker")
                        .row("/cases/{=id}").tasks("findCases", "findOwnCases").savedFilters("listWorklistFilters")
                        .counted("countCases")
                        .withFilters("saveWorklistFilter", "worklistFilters", "exportWorklist")
                        .ticking("reference", "cases", "giveChosen", "giveChosenToCoordinator").entry(),
                ListPage.of("/assigned-cases", "listAssignedCases").named("ownCases").filter("due", WorklistFilters.DUE)
                        .filter("with", WorklistFilters.CONCERN).filter("sort", WorklistFilters.SORT, "due").columns(COLUMNS)
                        .row("/cases/{=id}").tasks("findAssignedCases", "listTasks").entry(),
                ListPage.of("/regional-cases", "listRegionalCases").named("regionalCases")
                        .filter("lacks", WorklistFilters.LACKS).filter("region", Schema.ANY_VALUE)
                        .filter("sort", WorklistFilters.REGIONAL_SORT, "DUE")
                        .columns("reference", "dueOn", "due", "stage", "region")
                        .columns(Field.of("coordinatedBy", Field.As.ORGANISATION), Field.of("placeWanted"), Field.of("referredAt")).entry(),
                search("/cases/find", "findCases").ask("name", "reference", "certificate", "identifier.kind", "identifier.value")
                        .only("competent-authority"),
                search("/cases/find-own", "findOwnCases").ask("name", "reference", "identifier.kind", "identifier.value")
                        .only("first-responder"),
                search("/cases/find-assigned", "findAssignedCases").ask(Input.of("reference").required()).only("case-coordinator"));
    }

    private static TaskPage search(String path, String key) {
        return TaskPage.of(path, "searchCases").named(key).fixed("limit", MOST).direct().entry()
                .shows(Section.table("found", COLUMNS).list("items").row("/cases/{=id}"));
    }
}
