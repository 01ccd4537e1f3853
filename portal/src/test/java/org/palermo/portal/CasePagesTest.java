package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The worklist, the search, the page of a case for each role that may read it, and the steps of an authority. Whatever
/// happens to a decision, no word of its reasons is lost.
@QuarkusTest
class CasePagesTest extends PortalTest {
    private static final String PAGE = "/portal/desk/cases/01900000-0000-7000-8000-000000000000";
    private static final String HOLDS = "/api/shelter/v1/holds";
    private static final String CONCLUSIVE = PAGE + "/conclusive-grounds";
    private static final String DECIDE = "POST " + FakeGateway.DECISIONS;
    private static final String MOVE = "POST " + FakeGateway.CASE_FILE + "/transitions";
    private static final String PERSON = FakeGateway.CASE_FILE + "/person";
    private static final String REASONS = "Two accounts agree. <b>Both</b> name the house.\nThere is a third.";
    private static final String OTHER = "01900000-0000-7000-8000-0000000000ff";

    private static String file() {
        return FakeGateway.recorded("case-file");
    }

    private static String suspended() {
        return file().replace("\"RECOVERY\"", "\"SUSPENDED\"").replace("\"dueOn\": \"2026-02-11\",", "").replace("OVERDUE", "NONE")
                .replace("\"recoveryEndsOn\": \"2026-02-10\",",
                        "\"paused\": {\"from\": \"RECOVERY\", \"since\": \"2026-01-20\", \"recoveryDaysLeft\": 21},");
    }

    private static List<String> terms(Document page) {
        return page.select("section:has(h2#terms) tbody tr").eachText();
    }

    private static String errors(Document page) {
        return page.select(".govuk-error-summary").text();
    }

    // The worklist and the search.

    @Test
    void ok_200_the_worklist_leads_to_the_case() {
        Browser browser = aBrowser();
        Document list = browser.open("/portal/cases?due=overdue");
        assertThat(list.location()).endsWith("/portal/desk/cases?due=overdue");
        assertThat(list.select("h1").text()).isEqualTo("Case files");
        assertThat(list.select("tbody tr")).hasSize(12);
        assertThat(list.select("tbody .govuk-tag--red").first().text()).isEqualTo("Overdue");
        assertThat(list.select("#due option[selected]").attr("value")).isEqualTo("overdue");
        assertThat(list.select("header nav a[aria-current]").text()).isEqualTo("Cases");
        assertThat(list.selectFirst("a[rel=next]").attr("href")).startsWith("/portal/desk/cases?due=overdue&sort=due&cursor=");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().equals(FakeGateway.CASES)).isNotEmpty()
                .allSatisfy(r -> assertThat(r.query()).contains("due=overdue"))
                        .allSatisfy(r -> assertThat(r.purpose()).isEqualTo("IDENTIFICATION"));
        assertThat(browser.open(list.selectFirst("tbody a").attr("href")).select("h1").text()).isEqualTo("7K2M-9Q00-X");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/cases?lang=ar"));
    }

    @Test
    void ok_200_filters_are_sent_and_choices_that_do_not_go_together_are_named() {
        Browser browser = aBrowser();
        browser.open("/portal/desk/cases?stage=RECOVERY&with=MISSING&due=decidable&sort=referred");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(FakeGateway.CASES)).toList().getLast().query())
                .contains("stage=RECOVERY", "with=MISSING", "due=decidable", "sort=referred");
        TestEnvironment.gateway.refuse(FakeGateway.CASES, 400);
        Document wrong = browser.open("/portal/desk/cases?stage=RECOVERY&sort=recovery");
        assertThat(wrong.select("main").text()).contains("These choices do not go together");
        assertThat(wrong.select("#sort option[selected]").attr("value")).isEqualTo("recovery");
        assertThat(browser.get("/portal/desk/cases?cursor=nothing").statusCode()).isEqualTo(404);
        TestEnvironment.gateway.say(FakeGateway.CASES, "{\"items\":[],\"next\":null}");
        assertThat(browser.open("/portal/desk/cases?due=soon").select("main").text()).contains("No case file of yours is in this list");
    }

    @Test
    void ok_200_the_list_begins_with_the_most_overdue_until_another_order_is_chosen() {
        Browser browser = aBrowser();
        Document list = browser.open("/portal/desk/cases");
        assertThat(list.select("#sort option").eachAttr("value")).containsExactly("due", "referred", "oldest", "recovery");
        assertThat(list.select("#sort option[selected]").text()).isEqualTo("Longest overdue first");
        assertThat(list.selectFirst("a[rel=next]").attr("href")).startsWith("/portal/desk/cases?sort=due&cursor=");
        browser.open("/portal/desk/cases?sort=");
        assertThat(browser.open("/portal/desk/cases?sort=referred").select("#sort option[selected]").attr("value")).isEqualTo("referred");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(FakeGateway.CASES)).map(FakeGateway.Request::query).toList())
                .hasSize(3).satisfies(queries -> assertThat(queries.subList(0, 2)).allSatisfy(query -> assertThat(query).contains("sort=due")))
                .last().asString().contains("sort=referred");
    }

    @Test
    void ok_200_a_coordinator_finds_assigned_cases_only() {
        signInAs("NGO", "case-coordinator", "ngo");
        Browser browser = aBrowser();
        Document list = browser.open("/portal/cases");
        assertThat(list.select("h1").text()).isEqualTo("Case files that you work on");
        assertThat(list.select("form[role=search] label").text()).isEqualTo("Find a case by its reference");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.path().equals(FakeGateway.CASES));
        assertThat(browser.get("/portal/desk/cases").statusCode()).isEqualTo(403);
        assertThat(browser.get(CONCLUSIVE).statusCode()).isEqualTo(403);
    }

    @Test
    void ok_200_a_coordinator_finds_a_case_by_its_reference_and_by_nothing_else() {
        TestEnvironment.gateway.say("POST " + FakeGateway.SEARCHES, FakeGateway.recorded("cases"));
        signInAs("NGO", "case-coordinator", "ngo");
        Browser browser = aBrowser();
        Document found = find(browser, "/portal/cases", " qbe5 16cb h ");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("limit", 100).put("reference", "qbe5 16cb h"));
        assertThat(found.select("tbody tr th a").attr("href")).startsWith("/portal/desk/cases/");
        TestEnvironment.gateway.say("POST " + FakeGateway.SEARCHES, "{\"items\":[],\"next\":null}");
        assertThat(find(browser, "/portal/cases", "CRJB-8SE8-V3").select("main").text())
                .contains("No case that you work on has this reference. Check each character.").doesNotContain("Nobody of this name");
        TestEnvironment.gateway.requests.clear();
        for (String other : List.of("Zsófia Nagy", "+44 20 7946 0000", "ABCD2EFGH3JKLM4NPQR5T", "")) {
            Document asks = find(browser, "/portal/cases", other);
            assertThat(asks.select("h1").text()).as(other).isEqualTo("Find a case that you work on");
            assertThat(asks.select("main").text()).contains("Case coordinators can’t search by name");
            assertThat(asks.select("#name, #certificate, [id^=identifier]")).isEmpty();
        }
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.path().equals(FakeGateway.SEARCHES));
        assertThat(browser.seen).allSatisfy(seen -> assertThat(seen.uri().toString()).doesNotContain("Nagy", "QBE5", "qbe5"));
        assertThat(browser.get("/portal/desk/cases/find-own").statusCode()).isEqualTo(403);
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/cases/find-assigned?lang=ar"));
    }

    /// Who does both finds the cases that the organisation referred by name too.
    @Test
    void ok_200_a_coordinator_who_also_refers_people_has_the_whole_search() {
        TestEnvironment.gateway.say("POST " + FakeGateway.SEARCHES, FakeGateway.recorded("cases"));
        signInAs("NGO", "case-coordinator", "first-responder", "ngo");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/cases").select("form[role=search] label").text()).isEqualTo("Find a case by name or reference");
        find(browser, "Zsófia Nagy");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getString("name")).isEqualTo("Zsófia Nagy");
    }

    private static Document find(Browser browser, String sought) {
        return find(browser, "/portal/morning", sought);
    }

    private static Document find(Browser browser, String page, String sought) {
        Element form = browser.open(page).selectFirst("form[role=search]");
        form.selectFirst("input[name=sought]").attr("value", sought);
        return browser.document(browser.submit(form));
    }

    @ParameterizedTest
    @CsvSource({"' qbe5 16cb h ',reference,qbe5 16cb h", "Zsófia Nagy,name,Zsófia Nagy",
            "CRJB-8SE8-V3,reference,CRJB-8SE8-V3", "crjb8se8v3,reference,crjb8se8v3", "KDJB-KSEH-VT,reference,KDJB-KSEH-VT",
            "ABCD2EFGH3JKLM4NPQR5T,certificate,ABCD2EFGH3JKLM4NPQR5T", "Katalinak,name,Katalinak",
            "QBE5-16CB-*,reference,QBE5-16CB-*", "qbe5 16cb ~,reference,qbe5 16cb ~", "qbe516cb$,reference,qbe516cb$",
            "QBE5-16CB-=,reference,QBE5-16CB-=", "7216-1604-*,reference,7216-1604-*", "7216 1604 ~,reference,7216 1604 ~",
            "ABCD-2EFG-H3JK-LM4N-PQR5-*,certificate,ABCD-2EFG-H3JK-LM4N-PQR5-*",
            "QBE5-1*CB-H,name,QBE5-1*CB-H", "Katalina*,name,Katalina*"})
    void ok_200_the_box_on_every_page_finds_a_case(String typed, String field, String sent) {
        TestEnvironment.gateway.say("POST " + FakeGateway.SEARCHES, FakeGateway.recorded("cases"));
        Browser browser = aBrowser();
        Document found = find(browser, typed);
        FakeGateway.Request asked = TestEnvironment.gateway.last("POST");
        assertThat(asked.path()).isEqualTo(FakeGateway.SEARCHES);
        assertThat(new JsonObject(asked.body())).isEqualTo(new JsonObject().put("limit", 100).put(field, sent));
        assertThat(asked.purpose()).isEqualTo("IDENTIFICATION");
        assertThat(found.select("tbody tr th a").attr("href")).startsWith("/portal/desk/cases/");
        assertThat(browser.seen).allSatisfy(seen -> assertThat(seen.uri().toString()).doesNotContain("Nagy", "QBE5", "qbe5"));
    }

    @Test
    void ok_200_a_search_shows_its_answer_however_many_were_made_before() {
        TestEnvironment.gateway.say("POST " + FakeGateway.SEARCHES, FakeGateway.recorded("cases"));
        Browser browser = aBrowser();
        for (int i = 0; i < 55; i++) {
            assertThat(find(browser, "QBE5-16CB-H").select("tbody tr th a")).as("search " + i).isNotEmpty();
        }
    }

    @Test
    void ok_200_a_search_by_telephone_and_one_that_finds_nothing() {
        TestEnvironment.gateway.say("POST " + FakeGateway.SEARCHES, "{\"items\":[],\"next\":null}");
        signInAs("POLICE", "first-responder");
        Browser browser = aBrowser();
        Document nothing = find(browser, "+44 20 7946 0000");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getJsonObject("identifier"))
                .isEqualTo(new JsonObject().put("kind", "PHONE").put("value", "+44 20 7946 0000"));
        assertThat(nothing.select("main").text()).contains("Nothing was found among the cases that you may see", "Check each character");
        assertThat(find(browser, "QBE5-16CB-H").select("main").text()).contains("Check each character");
        assertThat(find(browser, "Zsófia Nagy").select("main").text()).contains("Nobody of this name was found", "another spelling")
                .doesNotContain("Check each character");
        TestEnvironment.gateway.requests.clear();
        assertThat(find(browser, " ").select("h1").text()).isEqualTo("Find the cases of a person");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.path().equals(FakeGateway.SEARCHES));
        assertThat(browser.open("/portal/desk/cases/find-own").select("#certificate")).isEmpty();
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/cases/find-own?lang=ar"));
    }

    // The page of a case.

    @Test
    void ok_200_the_title_of_a_case_is_its_reference() {
        assertThat(aBrowser().open(PAGE).title()).isEqualTo("Case file 7K2M-9Q00-X – Palermo");
    }

    @Test
    void ok_200_the_case_whole() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/cases/01900000-0000-7000-8000-000000000000");
        assertThat(page.location()).endsWith(PAGE);
        assertThat(page.select("h1").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(page.select("section h2").eachText())
                .startsWith("Before you contact her", "Terms", "The case", "How to reach the organisation that referred her",
                        "Signs that the referral names", "Who she is", "What can be done next", "Decisions");
        assertThat(page.select("section:has(h2#senderContact)").text()).contains("+442079460000", "referrals@refuge.example", "Weekdays, 9 to 5");
        assertThat(page.select("section:has(h2#indicators) tbody tr").eachText()).hasSize(2).first().asString().contains("EX01", "Exploitation", "Strong");
        assertThat(terms(page)).containsExactly("Decision on conclusive grounds 11 Feb 2026 Overdue",
                "Recovery and reflection 10 Feb 2026 Over");
        assertThat(page.select("section:has(h2#file)").text()).contains("Recovery and reflection", "Adult", "London", "Forced labour");
        assertThat(page.select("section:has(h2#decisions) tbody tr").text())
                .contains("Reasonable grounds Positive", "9 Jan 2026", "secretreasons");
        assertThat(page.select("section:has(h2#ageDeterminations) tbody tr").text()).contains("An adult Social assessment 7 Jan 2026");
        assertThat(page.select("section:has(h2#corrections) tbody tr").text()).contains("A document was seen", "Family name");
        assertThat(page.select("section:has(h2#team) tbody tr").eachText()).hasSize(2).first().asString().startsWith("Harbour of Women");
        assertThat(page.select("section:has(h2#places) tbody tr").text()).contains("5T4W-0001-K Placed", "9 Jan 2026 30");
        assertThat(page.select("section:has(h2#history) tbody tr").text()).contains("She was referred");
        assertThat(page.select("section:has(h2#steps) a").eachAttr("href"))
                .containsExactly(CONCLUSIVE, PAGE + "/extension", PAGE + "/suspension", PAGE + "/disqualification", PAGE + "/withdrawal",
                        PAGE + "/onward-closure");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"competent-authority", "case-coordinator", "first-responder"})
    void who_she_is_is_on_a_page_of_its_own(String role) {
        signInAs("NGO", role);
        TestEnvironment.gateway.say(PERSON, """
                {"givenName": "Zsófia", "familyName": "Secretname", "languages": ["hu"], "circumstances": "Kept in a secrethouse.",
                 "identifiers": [{"kind": "PHONE", "value": "+44 1"}], "safeContact": {"channel": "PHONE", "value": "+44 secretphone", "when": "mornings"}, "version": 4}
                """);
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.html()).doesNotContain("Zsófia", "Secretname", "secretphone", "secrethouse", "Wales", "GB-WLS", "GB-SCT");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.path().equals(PERSON));
        Document person = browser.open(page.selectFirst("section:has(h2#person) a[href$=/person]").attr("href"));
        assertThat(person.select("h1").text()).isEqualTo("Who she is");
        assertThat(person.title()).doesNotContain("Zsófia");
        assertThat(person.select("section:has(h2#contact)").text()).containsSubsequence("mornings", "secretphone");
        assertThat(person.select("main").text()).contains("Zsófia", "Secretname", "Hungarian", "Kept in a secrethouse.");
        assertThat(person.select("a[href$=/correction]")).hasSize(role.equals("first-responder") ? 0 : 1);
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/person?lang=ar"));
    }

    @Test
    void ok_200_a_coordinator_and_a_first_responder_see_what_their_roles_may_do() {
        signInAs("NGO", "case-coordinator");
        Document coordinator = aBrowser().open(PAGE);
        assertThat(coordinator.select("section:has(h2#steps)").text()).contains("The competent authority takes these steps", "Suspended");
        assertThat(coordinator.select("section:has(h2#steps) a, section:has(h2#team) a")).isEmpty();
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().startsWith(FakeGateway.CASE_FILE))
                .allSatisfy(r -> assertThat(r.purpose()).isEqualTo("SUPPORT"));
        signInAs("POLICE", "first-responder");
        assertThat(aBrowser().open(PAGE).select("h2#team, h2#places, h2#erasure")).isEmpty();
        signInAs("SHELTER", "shelter-manager");
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(403);
    }

    @Test
    void ok_200_while_one_service_is_away_and_without_access_not_at_all() {
        TestEnvironment.gateway.refuse(FakeGateway.PLACES, 500);
        assertThat(aBrowser().open(PAGE).select("section:has(h2#places)").text()).contains("Not available now");
        TestEnvironment.gateway.refuse(FakeGateway.CASE_FILE, 404);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(404);
        assertThat(aBrowser().get("/portal/cases/anything").statusCode()).isEqualTo(404);
        TestEnvironment.gateway.refuse(FakeGateway.CASE_FILE, 500);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(503);
    }

    @Test
    void ok_200_a_suspended_case_can_be_resumed_where_it_was() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, suspended());
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(terms(page)).containsExactly("Decision on conclusive grounds Paused", "Recovery and reflection 21 Paused");
        assertThat(page.select("section:has(h2#file)").text()).contains("20 Jan 2026", "It goes back to Recovery and reflection");
        assertThat(page.select("a[href$=/telling]")).isEmpty();
        Document form = browser.open(PAGE + "/resumption");
        TestEnvironment.gateway.say(MOVE, file());
        assertThat(browser.send(form, PAGE + "/resumption", "_go", "send").select(".govuk-notification-banner").text())
                .contains("The case is resumed.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("to", "RECOVERY"));
    }

    @Test
    void ok_200_a_closed_and_erased_case_offers_nothing() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, """
                {"id": "01900000-0000-7000-8000-000000000000", "reference": "7K2M-9Q00-X", "region": "XX-1", "stage": "CLOSED", "ageGroup": "ADULT", "referredAt": "2026-01-02T10:15:00Z",
                 "due": "NONE", "next": [], "decisions": [], "ageDeterminations": [], "corrections": [], "erased": true, "version": 9}
                """);
        TestEnvironment.gateway.say(FakeGateway.TEAM, "{\"items\":[],\"next\":null}");
        TestEnvironment.gateway.say(FakeGateway.PLACES, "{\"items\":[],\"next\":null}");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main").text()).contains("The person was erased Yes", "XX-1", "No term runs", "Nothing follows",
                "Nothing is decided yet", "No coordinator is assigned",
                "No place was asked for");
        assertThat(page.select("h2#steps, h2#person, section:has(h2#team) a")).isEmpty();
    }

    @Test
    void ok_200_the_rule_of_the_safe_contact_comes_first_and_her_number_is_on_the_page_of_the_record() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file()
                .replace("\"safeContact\": {\"channel\": \"PHONE\", \"value\": \"+44 secretphone\"},", ""));
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/records", query -> query != null && query.contains("kind=SAFE_CONTACT") ? """
                {"items": [{"id": "0190b6d2-0000-7000-8000-0000000000b9", "caseFile": "01900000-0000-7000-8000-000000000000", "kind": "SAFE_CONTACT", "state": "CURRENT",
                  "particulars": {"ways": [{"channel": "PHONE", "value": "+44 secretphone"}], "when": "mornings only", "words": "the library", "never": "her brother answers"}},
                 {"id": "0190b6d2-0000-7000-8000-0000000000ba", "caseFile": "01900000-0000-7000-8000-000000000000", "kind": "SAFE_CONTACT", "state": "ENDED",
                  "particulars": {"ways": [], "when": "never again", "words": "x", "endedOn": "2026-01-01"}}]}
                """ : "{\"items\":[]}");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("section h2").first().text()).isEqualTo("Before you contact her");
        assertThat(page.select("section:has(h2#safeContacts) tbody tr")).hasSize(1);
        assertThat(page.select("section:has(h2#safeContacts) tbody tr").text())
                .contains("mornings only", "the library", "her brother answers", "Telephone");
        assertThat(page.select("section:has(h2#safeContacts) a").attr("href"))
                .isEqualTo(PAGE + "/SAFE_CONTACT/0190b6d2-0000-7000-8000-0000000000b9");
        assertThat(page.html()).doesNotContain("secretphone", "never again");
    }

    @Test
    void ok_200_the_records_say_in_the_table_what_matters_and_a_hearing_names_its_court() {
        String proceeding = "0190b6d2-0000-7000-8000-0000000000c1";
        String house = "00000000-0000-7000-8000-0000000000f7";
        TestEnvironment.gateway.say("/api/nrm/v1/providers/" + house, "{\"id\": \"" + house + "\", \"name\": \"Harbour House\"}");
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/records", query -> query != null && query.contains("kind=") ? "{\"items\":[]}" : """
                {"items": [
                 {"id": "0190b6d2-0000-7000-8000-0000000000c5", "kind": "RISK_ASSESSMENT", "state": "ASSESSED", "particulars": {"level": "HIGH", "factors": ["DEBT"], "note": "Znote"}},
                 {"id": "0190b6d2-0000-7000-8000-0000000000c4", "kind": "NEED", "state": "OPEN", "particulars": {"pillar": "INDIVIDUAL_SUPPORT", "category": "PSYCHOLOGICAL",
                   "what": "Trauma therapy", "horizonMonths": 48, "reviewOn": "2026-03-05"}},
                 {"id": "0190b6d2-0000-7000-8000-0000000000c3", "kind": "GUARDIAN", "state": "APPOINTED", "particulars": {"name": "Ada Guard", "contact": "+44 secretphone", "body": "%1$s"}},
                 {"id": "0190b6d2-0000-7000-8000-0000000000c2", "kind": "HEARING", "state": "PLANNED", "particulars": {"proceeding": "%2$s", "at": "2026-03-05T10:00:00Z", "mode": "VIDEO"}},
                 {"id": "0190b6d2-0000-7000-8000-0000000000c7", "kind": "EXPLOITATION_PLACE", "state": "RECORDED", "particulars": {"exploitation": ["LABOUR"],
                   "country": "GB", "place": "A farm near Boston", "from": "2025-03-01", "until": "2025-12-20", "meansOfControl": ["DEBT_BONDAGE"],
                   "suspects": "A man called Red", "authorityReference": "CR-77", "note": "Zremark"}},
                 {"id": "0190b6d2-0000-7000-8000-0000000000c8", "kind": "CONSENT", "state": "GIVEN", "particulars": {"about": "SHARING", "scope": ["LEGAL"],
                   "givenAt": "2026-01-05T10:00:00Z", "givenBy": "HERSELF", "givenHow": "SPOKEN", "note": "Zremark"}},
                 {"id": "%2$s", "kind": "PROCEEDING", "state": "BEFORE_COURT", "particulars": {"type": "CRIMINAL", "part": "WITNESS", "court": "High Court", "number": "Z-17"}},
                 {"id": "0190b6d2-0000-7000-8000-0000000000c6", "kind": "SAFE_CONTACT", "state": "CURRENT", "particulars": {"ways": [{"channel": "PHONE", "value": "+44 secretphone"}],
                   "when": "mornings only"}}]}
                """.formatted(house, proceeding));
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("section:has(h2#records) tbody tr").eachText()).satisfiesExactly(
                risk -> assertThat(risk).contains("Level: High", "Factors: Debt"),
                need -> assertThat(need).contains("Pillar: Individual support", "Service: Psychological support", "What: Trauma therapy", "Review on: 5 Mar 2026"),
                guardian -> assertThat(guardian).contains("Name: Ada Guard", "Harbour House"),
                hearing -> assertThat(hearing).contains("Proceeding: High Court", "When: 5 Mar 2026", "How it is held: By video"),
                place -> assertThat(place).contains("Exploitation: Forced labour", "Country: United Kingdom", "Place: A farm near Boston", "From: 1 Mar 2025",
                        "Until: 20 Dec 2025", "How she was controlled: Debt bondage", "Suspects: A man called Red", "Number at police or court: CR-77"),
                consent -> assertThat(consent).contains("Given by: Herself", "How it was given: Spoken"),
                court -> assertThat(court).contains("Type: Criminal", "Court or authority: High Court", "Number at the court: Z-17"),
                contact -> assertThat(contact).contains("Safe contact"));
        assertThat(page.select("section:has(h2#records)").html()).doesNotContain("secretphone", "Znote", "Zremark", proceeding + "<");
    }

    @Test
    void ok_200_a_place_leads_to_its_page_when_the_own_organisation_holds_it() {
        String hold = "0190b6d2-0000-7000-8000-0000000000e1";
        String placement = "0190b6d2-0000-7000-8000-0000000000e2";
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/stays", """
                {"items": [{"hold": "%1$s", "placement": "%2$s", "status": "ARRIVED", "from": "2026-01-05", "until": "2026-02-05", "changedAt": "2026-01-05T09:00:00Z"},
                 {"hold": "%2$s", "status": "EXPIRED", "from": "2026-01-04", "until": "2026-02-04", "changedAt": "2026-01-04T09:00:00Z"}]}""".formatted(hold, placement));
        TestEnvironment.gateway.say(HOLDS, """
                {"items": [{"id": "%s", "reference": "7ZPK-3M0Q-VH", "area": "a", "areaRegions": ["GB-SCT"], "from": "2026-01-05", "nights": 3, "women": 1,
                  "children": [], "needs": [], "status": "PLACED", "heldAt": "2026-01-05T09:00:00Z", "expiresAt": "2026-01-05T09:30:00Z",
                  "placement": {"id": "%s", "status": "ARRIVED", "version": 3}}], "next": null}""".formatted(hold, placement));
        signInAs("NGO", "case-coordinator");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("section:has(h2#stays) tbody tr")).hasSize(2);
        assertThat(page.select("section:has(h2#stays) a")).as("links to places that another organisation may hold").isEmpty();
        assertThat(page.select("section:has(h2#ownHolds) tbody a").eachAttr("href"))
                .containsExactly("/portal/desk/holds/" + hold, "/portal/desk/placements/" + placement);
        assertThat(TestEnvironment.gateway.requests.stream().filter(asked -> asked.path().equals(HOLDS)).map(FakeGateway.Request::query))
                .singleElement().asString().contains("caseFile=" + PAGE.substring(PAGE.lastIndexOf('/') + 1));
        TestEnvironment.gateway.say(HOLDS, "{\"items\": [], \"next\": null}");
        assertThat(aBrowser().open(PAGE).select("section:has(h2#ownHolds)").text()).contains("Your organisation holds no place for her.");
        TestEnvironment.gateway.problem("GET " + HOLDS, 404, "request:not-found");
        assertThat(aBrowser().open(PAGE).select("h2#ownHolds")).as("for a caller who does not work on the case").isEmpty();
        signInAs("COMPETENT_AUTHORITY", "competent-authority");
        Document authoritys = aBrowser().open(PAGE);
        assertThat(authoritys.select("section:has(h2#stays) tbody tr")).hasSize(2);
        assertThat(authoritys.select("section:has(h2#stays) a, h2#ownHolds")).isEmpty();
    }

    @Test
    void ok_200_the_history_says_which_terms_were_counted_again() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file().replace("\"history\": [", """
                "history": [{"event": "TermsRecalculated", "at": "2026-01-20T10:15:00Z",
                  "terms": [{"clock": "CONCLUSIVE_GROUNDS", "before": "2026-02-11", "after": "2026-02-16"}]},"""));
        assertThat(aBrowser().open(PAGE).select("section:has(h2#history) tbody tr").first().text())
                .contains("Terms counted again", "Conclusive decision · 11 Feb 2026 · 16 Feb 2026");
    }

    @Test
    void ok_200_an_earlier_edition_of_a_record_says_what_stood_before() {
        String contact = "0190b6d2-0000-7000-8000-0000000000b9";
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/safe-contacts/" + contact, """
                {"id": "%s", "kind": "SAFE_CONTACT", "state": "ENDED", "edition": 2, "version": 1,
                 "particulars": {"ways": [{"channel": "PHONE", "value": "+44 20 7946 0999"}], "when": "evenings"}}""".formatted(contact));
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/records/" + contact + "/editions", """
                {"items": [{"edition": 1, "state": "CURRENT", "saidAt": "2026-01-05T09:00:00Z", "agency": "00000000-0000-7000-8000-0000000000f7",
                  "particulars": {"ways": [{"channel": "PHONE", "value": "+44 20 7946 0123"}], "when": "mornings", "words": "the library"}}]}""");
        Document page = aBrowser().open(PAGE + "/SAFE_CONTACT/" + contact);
        assertThat(page.select("section:has(h2#editions) tbody tr").text()).contains("Telephone", "+44 20 7946 0123", "mornings", "the library");
    }

    @Test
    void ok_200_the_needs_that_last_stand_by_pillar_with_the_next_review_first() {
        String need = """
                {"id": "0190b6d2-0000-7000-8000-0000000000e%d", "caseFile": "01900000-0000-7000-8000-000000000000", "kind": "NEED", "state": "%s",
                 "particulars": {"pillar": "%s", "category": "PSYCHOLOGICAL", "what": "%s", "horizonMonths": 48, "state": "%2$s"%s}}""";
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/records", query -> query == null || !query.contains("kind=NEED") ? "{\"items\":[]}"
                : "{\"items\": [" + String.join(",",
                need.formatted(1, "OPEN", "SOCIAL_INCLUSION", "A school", ", \"reviewOn\": \"2026-01-01\""),
                need.formatted(2, "PLANNED", "INDIVIDUAL_SUPPORT", "Glasses", ""),
                need.formatted(3, "BEING_MET", "INDIVIDUAL_SUPPORT", "Therapy", ", \"reviewOn\": \"2026-09-05\""),
                need.formatted(4, "UNMET", "INDIVIDUAL_SUPPORT", "A dentist", ", \"reviewOn\": \"2026-03-05\""),
                need.formatted(5, "MET", "INDIVIDUAL_SUPPORT", "Clothes", ", \"reviewOn\": \"2026-02-05\"")) + "]}");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("section:has(h2#plan) tbody tr").eachText()).satisfiesExactly(
                first -> assertThat(first).contains("Individual support", "A dentist", "Psychological support", "Unmet", "5 Mar 2026"),
                second -> assertThat(second).contains("Therapy", "2026"),
                third -> assertThat(third).contains("Glasses", "Planned"),
                fourth -> assertThat(fourth).contains("Social inclusion", "A school", "1 Jan 2026"));
        assertThat(page.select("section:has(h2#plan) a").first().attr("href")).isEqualTo(PAGE + "/NEED/0190b6d2-0000-7000-8000-0000000000e4");
    }

    @Test
    void ok_200_the_support_plan_of_a_person_with_many_needs_goes_on() {
        String need = """
                {"items": [{"id": "%s", "caseFile": "01900000-0000-7000-8000-000000000000", "kind": "NEED", "state": "%s",
                 "particulars": {"pillar": "INDIVIDUAL_SUPPORT", "category": "HEALTH", "what": "%s", "state": "%2$s"}}], "next": %s}""";
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/records", query -> query == null || !query.contains("kind=NEED") ? "{\"items\":[]}"
                : query.contains("cursor=c2Vjb25k") ? need.formatted(OTHER, "OPEN", "Glasses", "null")
                : need.formatted(OTHER, "MET", "Clothes", "\"c2Vjb25kcGFnZQ\""));
        Browser browser = aBrowser();
        Document first = browser.open(PAGE);
        assertThat(first.select("section:has(h2#plan)").text()).as("those of the first page are over").doesNotContain("Clothes");
        String next = first.selectFirst("section:has(h2#plan) a[rel=next]").attr("href");
        assertThat(next).isEqualTo(PAGE + "?table=plan&cursor=c2Vjb25kcGFnZQ");
        Document second = browser.open(next);
        assertThat(second.select("main h2").eachAttr("id")).containsExactly("plan");
        assertThat(second.select("section:has(h2#plan) tbody tr").text()).contains("Glasses", "Open");
        assertThat(second.select("a[rel=next]")).isEmpty();
        PageRulesTest.expectWhole(browser, browser.get(next + "&lang=ar"));
    }

    @Test
    void ok_200_a_certificate_is_printed() {
        String certificates = FakeGateway.CASE_FILE + "/certificates";
        TestEnvironment.gateway.say(certificates,
                "{\"items\":[{\"id\":\"" + OTHER + "\",\"reference\":\"ABCD-2EFG\",\"issuedAt\":\"2026-01-08T09:00:00Z\",\"issuedFor\":\"DECISION\"}]}");
        TestEnvironment.gateway.say(certificates + "/" + OTHER + "/page", 
                "<!doctype html><title>Certificate</title><style>p{color:red}</style><body><main><p>ABCD-2EFG</p></main></body>");
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("section:has(h2#certificates) tbody tr").text()).contains("ABCD-2EFG", "Decision", "Replace");
        assertThat(page.select("section:has(h2#certificates) a[href$=/new]")).as("only a case without a certificate gets one").isEmpty();
        String address = page.selectFirst("section:has(h2#certificates) th a").attr("href");
        Document certificate = browser.open(address);
        assertThat(certificate.select("main.palermo-sheet__paper p").text()).isEqualTo("ABCD-2EFG");
        assertThat(certificate.select("style")).as("browsers ignore it").isEmpty();
        assertThat(certificate.select("nav option").eachAttr("value")).containsExactly("", "en", "fr", "es", "ar", "ru", "zh");
        Document french = browser.open(address + "?language=fr");
        assertThat(french.select("nav option[selected]").eachAttr("value")).containsExactly("fr");
        assertThat(TestEnvironment.gateway.requests).anyMatch(request -> request.path().startsWith(certificates) && "language=fr".equals(request.query()));
        assertThat(browser.get(certificate.selectFirst("link[rel=stylesheet][href*=portal.css]").attr("href")).body()).contains(".palermo-sheet__paper");
        TestEnvironment.gateway.refuse(certificates + "/" + OTHER + "/page", 404);
        assertThat(browser.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void ok_200_a_request_for_erasure_waits_for_a_second_person() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/erasure",
                "{\"caseFile\":\"01900000-0000-7000-8000-000000000000\",\"reference\":\"7K2M-9Q00-X\",\"done\":false}");
        assertThat(aBrowser().open(PAGE).select("h2#erasure")).isEmpty();
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/erasure",
                "{\"caseFile\":\"01900000-0000-7000-8000-000000000000\",\"reference\":\"7K2M-9Q00-X\",\"askedAt\":\"2026-02-01T10:00:00Z\",\"done\":false}");
        Browser browser = aBrowser();
        Document form = browser.open(browser.open(PAGE).selectFirst("section:has(h2#erasure) a").attr("href"));
        Document check = browser.send(form, PAGE + "/erasure", "erase", "false", "_go", "next");
        TestEnvironment.gateway.problem("POST " + FakeGateway.CASE_FILE + "/erasure/answer", 409, "erasure:second-person");
        assertThat(errors(browser.send(check, PAGE + "/erasure", "_go", "send"))).contains("Another person must answer");
    }

    // Decisions.

    private static Document answered(Browser browser) {
        Document until = browser.send(browser.open(CONCLUSIVE), CONCLUSIVE, "outcome", "POSITIVE", "test", "balance of probabilities",
                "reasons", REASONS, "_go", "next");
        assertThat(until.select("h1").text()).isEqualTo("What the decision grants");
        return browser.send(until, CONCLUSIVE, "protectedUntil.day", "27", "protectedUntil.month", "3", "protectedUntil.year", "2029",
                "_go", "next");
    }

    private static void expectKept(Document page) {
        assertThat(page.select("input[name=reasons]").attr("value")).isEqualTo(REASONS);
        assertThat(page.select("input[name=test]").attr("value")).isEqualTo("balance of probabilities");
        assertThat(page.select("input[name=outcome][type=hidden]").attr("value")).isEqualTo("POSITIVE");
    }

    @Test
    void see_other_303_a_decision_is_checked_and_sent_for_the_version_that_was_seen() {
        Browser browser = aBrowser();
        Document check = answered(browser);
        assertThat(check.select("h1").text()).isEqualTo("Check your answers");
        assertThat(check.select(".palermo-about").text()).contains("7K2M-9Q00-X", "Overdue");
        assertThat(check.select("dl").text()).contains("Was she trafficked? Positive", "Both", "27 Mar 2029");
        TestEnvironment.gateway.say(DECIDE, file());
        Document done = browser.send(check, CONCLUSIVE, "_go", "send");
        assertThat(done.select("h1").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The decision is made");
        FakeGateway.Request sent = TestEnvironment.gateway.last("POST");
        assertThat(sent.ifMatch()).isEqualTo("\"4\"");
        assertThat(sent.purpose()).isEqualTo("IDENTIFICATION");
        assertThat(new JsonObject(sent.body())).isEqualTo(new JsonObject().put("kind", "CONCLUSIVE_GROUNDS").put("outcome", "POSITIVE")
                .put("test", "balance of probabilities")
                .put("reasons", REASONS).put("protectedUntil", "2029-03-27"));
    }

    @Test
    void invalid_400_says_what_is_missing_or_too_long_and_keeps_the_rest() {
        Browser browser = aBrowser();
        Document again = browser.send(browser.open(CONCLUSIVE), CONCLUSIVE, "outcome", "NEGATIVE", "test", "", "reasons",
                "قرار".repeat(2001), "_go", "next");
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactlyInAnyOrder("#test", "#reasons");
        assertThat(again.selectFirst("#reasons").wholeText()).isEqualTo("قرار".repeat(2001));
        assertThat(again.select("input[name=outcome][checked]").attr("value")).isEqualTo("NEGATIVE");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.method().equals("POST"));
        PageRulesTest.expectWhole(browser, browser.get(CONCLUSIVE + "?lang=ar"));
    }

    @Test
    void stale_412_shows_the_case_as_it_is_now_and_keeps_what_was_typed() {
        Browser browser = aBrowser();
        Document check = answered(browser);
        TestEnvironment.gateway.refuse(DECIDE, 412);
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file().replace("\"version\": 4", "\"version\": 5")
                .replace("2026-02-11", "2026-03-15"));
        Document again = browser.send(check, CONCLUSIVE, "_go", "send");
        assertThat(errors(again)).contains("Somebody has changed this record");
        assertThat(again.select(".palermo-about").text()).contains("15 Mar 2026");
        expectKept(again);
        TestEnvironment.gateway.say(DECIDE, file());
        browser.send(again, CONCLUSIVE, "_go", "send");
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"5\"");
    }

    @Test
    void stale_412_after_somebody_else_decided_offers_nothing_to_send() {
        Browser browser = aBrowser();
        Document check = answered(browser);
        TestEnvironment.gateway.refuse(DECIDE, 412);
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file().replace("\"version\": 4", "\"version\": 5")
                .replace("\"RECOVERY\"", "\"CONCLUSIVE_GROUNDS_NEGATIVE\""));
        Document again = browser.send(check, CONCLUSIVE, "_go", "send");
        assertThat(again.select("main").text()).contains("Conclusive grounds: negative", "This case does not wait for this decision");
        assertThat(again.select("button[value=send], button[value=next]")).isEmpty();
        expectKept(again);
        assertThat(browser.open(CONCLUSIVE).select("button[value=next]")).as("the newly opened page").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"409,case-file:recovery-runs,allows no conclusive decision before the days of recovery",
            "409,case-file:stage,does not wait for this in its present stage",
        "409,case-file:consent-withdrawn,has withdrawn her consent", "403,identity:forbidden,Your account may not do this",
                "503,gateway:unreachable,The service does not answer now"})
    void a_refusal_is_explained_and_loses_no_word(int status, String type, String words) {
        Browser browser = aBrowser();
        Document check = answered(browser);
        TestEnvironment.gateway.problem(DECIDE, status, type);
        Document again = browser.send(check, CONCLUSIVE, "_go", "send");
        assertThat(errors(again)).contains(words);
        expectKept(again);
    }

    @Test
    void an_ended_session_loses_no_word_and_shows_nothing() {
        Browser browser = aBrowser();
        Document check = answered(browser);
        browser.forget("q_session");
        TestEnvironment.gateway.requests.clear();
        Document again = browser.send(check, CONCLUSIVE, "_go", "send");
        assertThat(errors(again)).contains("Your session has ended");
        assertThat(again.text()).doesNotContain("7K2M", "Amina");
        expectKept(again);
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.path().startsWith(FakeGateway.CASE_FILE));
        browser.open("/portal/morning");
        TestEnvironment.gateway.say(DECIDE, file());
        assertThat(browser.send(again, CONCLUSIVE, "_go", "send").select("h1").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"4\"");
    }

    // Other tasks.

    @Test
    void see_other_303_she_was_told_of_a_decision() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file()
                .replace("\"toldOn\": \"2026-01-09\", \"toldBy\": \"IN_PERSON\"", "\"protectedUntil\": \"2029-01-01\""));
        Browser browser = aBrowser();
        String address = browser.open(PAGE).selectFirst("section:has(h2#decisions) tbody a").attr("href");
        Document check = browser.send(browser.open(address), address, "on.day", "9", "on.month", "1", "on.year", "2026", "by",
                "IN_PERSON", "_go", "next");
        String told = FakeGateway.DECISIONS + "/0190b6d2-0000-7000-8000-0000000000d1/telling";
        TestEnvironment.gateway.say("POST " + told, file());
        assertThat(browser.send(check, address, "_go", "send").select(".govuk-notification-banner").text())
                .contains("recorded that she was told");
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(told);
    }

    @Test
    void see_other_303_persons_are_related_by_the_reference_of_the_other_case() {
        String form = PAGE + "/related/by-reference";
        Browser browser = aBrowser();
        TestEnvironment.gateway.say("POST " + FakeGateway.SEARCHES, "{\"items\":[]}");
        Document missed = browser.send(browser.open(form), form, "other", "QBE5-16CB-H", "is", "CHILD", "reason", "DOCUMENT", "_go", "next");
        assertThat(missed.select(".govuk-error-summary a[href=#other]").text())
                .isEqualTo("Reference of the other case: nothing of yours was found");
        TestEnvironment.gateway.say("POST " + FakeGateway.SEARCHES,
                "{\"items\":[{\"id\":\"" + OTHER + "\",\"reference\":\"QBE5-16CB-H\"}]}");
        Document check = browser.send(missed, form, "other", "QBE5-16CB-H", "is", "CHILD", "reason", "DOCUMENT", "_go", "next");
        assertThat(check.select("dl").text()).contains("QBE5-16CB-H", "Her child");
        String related = FakeGateway.CASE_FILE + "/related-persons/" + OTHER;
        TestEnvironment.gateway.say("PUT " + related, "{\"caseFile\":\"" + OTHER + "\",\"reference\":\"QBE5-16CB-H\",\"is\":\"CHILD\"}");
        browser.send(check, form, "_go", "send");
        assertThat(TestEnvironment.gateway.last("PUT").path()).isEqualTo(related);
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body())).isEqualTo(new JsonObject().put("is", "CHILD").put("reason", "DOCUMENT"));
        assertThat(browser.send(browser.open(form), form, "is", "CHILD", "_go", "next").select(".govuk-error-summary a[href=#other]"))
                .hasSize(1);
    }

    @Test
    void see_other_303_a_correction_changes_what_was_typed_and_empties_what_was_emptied() {
        TestEnvironment.gateway.say(PERSON, """
                {"givenName": "Zsófia", "familyName": "Nagi", "nationality": "HU", "languages": ["hu"], "identifiers": [], "version": 4}
                """);
        String form = PAGE + "/person/correction";
        Browser browser = aBrowser();
        Document who = browser.send(browser.open(form), form, "reason", "MISTAKE", "_go", "next");
        assertThat(who.select("#familyName").attr("value")).isEqualTo("Nagi");
        Document papers = browser.send(who, form, "givenName", "Zsófia", "familyName", "Nagy", "languages", "hu", "_go", "next");
        Document story = browser.send(papers, form, "_go", "next");
        Document check = browser.send(story, form, "_go", "next");
        TestEnvironment.gateway.refuseField("PATCH " + PERSON, "(body)", "must differ from what is kept");
        Document same = browser.send(check, form, "_go", "send");
        assertThat(same.select(".govuk-error-summary li a[href=#main]").text()).isEqualTo("Must differ from what is kept");
        TestEnvironment.gateway.say("PATCH " + PERSON, file());
        browser.send(same, form, "_go", "send");
        FakeGateway.Request sent = TestEnvironment.gateway.last("PATCH");
        assertThat(sent.ifMatch()).isEqualTo("\"4\"");
        JsonObject body = new JsonObject(sent.body());
        assertThat(body.getString("familyName")).isEqualTo("Nagy");
        assertThat(body.containsKey("nationality")).isTrue();
        assertThat(body.getValue("nationality")).isNull();
    }

    @Test
    void ok_303_a_choice_that_need_not_be_made_can_be_taken_back() {
        String record = "/01900000-0000-7000-8000-0000000000d3";
        String form = PAGE + "/MISSING_EPISODE" + record + "/change";
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/missing-episodes" + record, """
                {"id":"01900000-0000-7000-8000-0000000000d3","kind":"MISSING_EPISODE","state":"FOUND","version":1,"particulars":
                 {"reportedAt":"2026-01-05T09:00:00Z","foundAt":"2026-01-07T09:00:00Z","found":"CAME_BACK"}}""");
        signInAs("NGO", "case-coordinator");
        Browser browser = aBrowser();
        Document page = browser.open(form);
        PageRulesTest.expectWhole(browser, browser.get(form + "?lang=ar"));
        page = browser.open(form + "?lang=en");
        assertThat(page.select("input[name=found][checked]").eachAttr("value")).containsExactly("CAME_BACK");
        assertThat(page.select("label[for=found-none]").text()).isEqualTo("No answer");
        Document check = browser.send(page, form, "found", "", "reportedAt.day", "5", "reportedAt.month", "1", "reportedAt.year", "2026",
                "reportedAt.time", "09:00", "_go", "next");
        assertThat(check.select("dl").text()).contains("Not answered");
        Document back = browser.send(check, form, "_go", "page:0");
        assertThat(back.select("input[name=found][checked]").eachAttr("id")).containsExactly("found-none");
        TestEnvironment.gateway.say("PUT " + FakeGateway.CASE_FILE + "/missing-episodes" + record, "{}");
        browser.send(check, form, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body()))
                .isEqualTo(new JsonObject().put("reportedAt", "2026-01-05T09:00:00Z"));
    }

    @Test
    void ok_200_a_choice_that_must_be_made_has_no_empty_one() {
        Document form = aBrowser().open(PAGE + "/age-of-adult");
        assertThat(form.select("input[name=outcome]")).isNotEmpty();
        assertThat(form.select("input[name=outcome][value=\"\"], #outcome-none")).isEmpty();
    }

    @Test
    void ok_200_why_a_link_ends_is_not_why_it_was_confirmed() {
        String link = "/links/01900000-0000-7000-8000-0000000000e1";
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + link, """
                {"id":"01900000-0000-7000-8000-0000000000e1","reference":"8M2C-6W0T-Q","state":"CONFIRMED","reason":"SAME_DOCUMENT",
                 "foundAt":"2026-01-09T21:00:00Z","version":1}""");
        Document form = aBrowser().open(PAGE + link + "/end");
        assertThat(form.select("input[name=reason]").eachAttr("value"))
                .containsExactlyInAnyOrder("ENTRY_ERROR", "SHARED_CONTACT", "DIFFERENT_PERSON");
        assertThat(form.select("input[name=reason][checked]")).isEmpty();
    }

    @Test
    void see_other_303_an_age_determination_asks_for_consent_only_of_a_new_adult() {
        String form = PAGE + "/age";
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file().replace("\"ageGroup\": \"ADULT\"", "\"ageGroup\": \"UNSURE\""));
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("section:has(h2#ageDeterminations) a").eachAttr("href")).containsExactly(form);
        Document by = browser.send(browser.open(form), form, "outcome", "ADULT", "method", "DOCUMENT", "_go", "next");
        Document agrees = browser.send(by, form, "body", "Youth office", "on.day", "7", "on.month", "1", "on.year", "2026", "reasons",
                "Her passport", "_go", "next");
        assertThat(agrees.select("h1").text()).isEqualTo("Her consent as an adult");
        assertThat(browser.send(agrees, form, "_go", "next").select(".govuk-error-summary a[href=#consent]")).hasSize(1);
        Document other = browser.send(browser.open(form), form, "outcome", "CHILD", "method", "DOCUMENT", "_go", "next");
        assertThat(browser.send(other, form, "body", "Youth office", "on.day", "7", "on.month", "1", "on.year", "2026", "reasons",
                "Her passport", "_go", "next").select("h1").text())
                .isEqualTo("Check your answers");
    }
}
