package org.palermo.portal.desk.casefile;

import java.util.List;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.TaskPage;

/// The worklists, and the search for the cases of a person. What is searched for stands in no address.
final class CaseLists {
    private static final Schema DUE = Schema.code("WorklistDue",
            List.of("overdue", "soon", "recovery-ending", "recovery-over", "decidable"));
    private static final Schema CONCERN = Schema.code("WorklistConcern", List.of("MISSING", "INTERVIEW_DUE", "NO_GUARDIAN"));
    private static final Schema SORT = Schema.code("WorklistSort", List.of("referred", "due"));
    private static final Schema STAGE = Schema.code("CaseFileStage",
            List.of("REFERRED", "REASONABLE_GROUNDS_POSITIVE", "REASONABLE_GROUNDS_NEGATIVE", "RECOVERY",
            "CONCLUSIVE_GROUNDS_POSITIVE", "CONCLUSIVE_GROUNDS_NEGATIVE", "RECONSIDERATION", "SUSPENDED", "DISQUALIFIED", "TRANSITION",
                    "NOTIFIED_ONLY", "WITHDRAWN",
            "CLOSED", "CLOSED_REFERRED"));
    private static final String[] COLUMNS = {"reference", "dueOn", "due", "stage", "region", "ageGroup", "exploitation", "referredAt"};
    /// The most cases that a search shows.
    private static final int MOST = 100;

    private CaseLists() {}

    static List<Page> pages() {
        return List.of(
                ListPage.of("/cases", "listCases").named("worklist").filter("due", DUE).filter("stage", STAGE).filter("with", CONCERN)
                        .filter("sort", SORT).columns(COLUMNS)
                        .row("/cases/{=id}").tasks("findCases", "findOwnCases").entry(),
                ListPage.of("/assigned-cases", "listAssignedCases").named("ownCases").filter("due", DUE).filter("with", CONCERN)
                        .filter("sort", SORT).columns(COLUMNS)
                        .row("/cases/{=id}").entry(),
                search("/cases/find", "findCases").ask("name", "reference", "certificate", "identifier.kind", "identifier.value")
                        .only("competent-authority"),
                search("/cases/find-own", "findOwnCases").ask("name", "reference", "identifier.kind", "identifier.value")
                        .only("first-responder"));
    }

    private static TaskPage search(String path, String key) {
        return TaskPage.of(path, "searchCases").named(key).fixed("limit", MOST).direct().entry()
                .shows(Section.table("found", COLUMNS).list("items").row("/cases/{=id}"));
    }
}
