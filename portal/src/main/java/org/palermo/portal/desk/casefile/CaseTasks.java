package org.palermo.portal.desk.casefile;

import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.TaskPage;

/// What is done to a case file beside its steps: telling, the age, the person's data, who works on it, links, related persons,
/// certificates, erasure.
final class CaseTasks {
    private static final String ONE = CaseFileTopic.ONE;
    private static final String LINK = ONE + "/links/{link}";
    private static final String CERTIFICATES = ONE + "/certificates";
    /// The stages in which a person can be told of a decision: the file is neither suspended nor over.
    private static final String[] TELLABLE = {
        "REASONABLE_GROUNDS_POSITIVE", "REASONABLE_GROUNDS_NEGATIVE", "RECOVERY", "CONCLUSIVE_GROUNDS_POSITIVE",
                "CONCLUSIVE_GROUNDS_NEGATIVE", "RECONSIDERATION",
        "DISQUALIFIED", "TRANSITION"};
    private static final String TEAM = ONE + "/team";
    private static final Condition OPEN = Condition.present("next");

    private CaseTasks() {}

    static List<Page> pages() {
        return List.of(
                TaskPage.of(ONE + "/decisions/{decision}/telling", "recordTelling").reads("getCase").about("reference", "stage")
                        .ask("on", "by")
                        .when(Condition.absent("toldOn")).when(Condition.present("page.next")).when(Condition.is("page.stage", TELLABLE))
                        .then(ONE),
                TaskPage.of(ONE + "/age", "determineAge").reads("getCase").about("reference", "ageGroup").ask("outcome", "method")
                        .page("by", Input.of("body"), Input.of("on"), Input.of("reasons"))
                        .pageWhen(Condition.is("outcome", "ADULT"), "agrees", Input.of("consent").required())
                        .when(OPEN).when(Condition.is("ageGroup", "CHILD", "UNSURE")).then(ONE),
                TaskPage.of(ONE + "/age-of-adult", "determineAge").named("determineAgeOfAdult").reads("getCase")
                        .about("reference", "ageGroup").ask("outcome", "method")
                        .page("by", Input.of("body"), Input.of("on"), Input.of("reasons")).when(OPEN)
                        .when(Condition.is("ageGroup", "ADULT"))
                                .then(ONE),
                TaskPage.of(ONE + "/person/correction", "correctCasePerson").reads("getCasePerson").ask("reason")
                        .page("who", Input.of("givenName"), Input.of("familyName"), Input.of("dateOfBirth"), Input.of("nationality"),
                                Input.of("languages"))
                        .page("papers", Input.repeated("identifiers", "kind", "value"))
                                .page("story", Input.of("circumstances", Input.Kind.LONG_TEXT)).then(ONE + "/person"),
                TaskPage.of(ONE + "/team/new", "assignCoordinator")
                        .ask(Input.choice("organisation", "listProviders", "id", "name").with("closed", "false").required())
                        .page("who", coordinator().with("organisation", "{=organisation}"))
                        .only("competent-authority").when(OPEN).then(ONE),
                TaskPage.of(ONE + "/team/of-mine", "assignCoordinator").named("assignOwnCoordinator").ask(coordinator())
                        .only("agency-administrator").then(TEAM),
                TaskPage.of(ONE + "/team/{person}/end", "unassignCoordinator").only("competent-authority").then(ONE),
                TaskPage.of(TEAM + "/{person}/removal", "unassignCoordinator")
                        .named("unassignOwnCoordinator").only("agency-administrator").then(TEAM),
                TaskPage.of(LINK + "/confirmation", "confirmCaseLink").reads("getCaseLink").about("reference", "state")
                        .ask(Input.of("reason").only("SAME_DOCUMENT", "SHE_SAYS_SO", "OTHER_EVIDENCE"))
                        .when(Condition.is("state", "OPEN")).then(ONE),
                TaskPage.of(LINK + "/dismissal", "dismissCaseLink").reads("getCaseLink").about("reference", "state")
                        .ask(Input.of("reason").only("DIFFERENT_PERSON", "SHARED_CONTACT", "ENTRY_ERROR"))
                        .when(Condition.is("state", "OPEN"))
                                .then(ONE),
                TaskPage.of(LINK + "/end", "endCaseLink").reads("getCaseLink").about("reference", "state")
                        .ask(Input.of("reason").only("ENTRY_ERROR", "SHARED_CONTACT", "DIFFERENT_PERSON").from(Input.NOWHERE))
                        .when(Condition.is("state", "CONFIRMED")).then(ONE),
                TaskPage.of(ONE + "/links/new", "linkCases")
                        .ask(Input.of("reference"), Input.of("reason").only("SAME_DOCUMENT", "SHE_SAYS_SO", "OTHER_EVIDENCE"))
                        .when(Condition.present("person")).then(ONE),
                TaskPage.of(ONE + "/related/by-reference", "relatePersons")
                        .ask(Input.found("other", "searchCases", "reference"), Input.of("is"), Input.of("reason").required())
                        .only("competent-authority").when(OPEN)
                        .then(ONE),
                TaskPage.of(ONE + "/related/of-mine", "relatePersons").named("relateOwn")
                        .ask(Input.choice("other", "listAssignedCases", "id", "reference"), Input.of("is"), Input.of("reason").required())
                        .only("case-coordinator").when(OPEN).then(ONE),
                TaskPage.of(ONE + "/related/{caseFile}/end", "endRelation").named("unrelatePersons").ask("reason").then(ONE),
                TaskPage.of(CERTIFICATES + "/new", "issueCertificate").when(OPEN).when(Condition.absent("listed")).then(ONE),
                TaskPage.of(CERTIFICATES + "/{certificate}/replacement", "replaceCertificate").when(Condition.present("page.next"))
                        .then(ONE),
                TaskPage.of(ONE + "/erasure", "answerErasure").named("answerCaseErasure").reads("getErasure")
                        .about("reference", "askedAt").ask("erase")
                        .only("competent-authority").when(Condition.present("askedAt")).then(ONE));
    }

    private static Input coordinator() {
        return Input.choice("person", "listCaseCoordinators", "person", "name");
    }
}
