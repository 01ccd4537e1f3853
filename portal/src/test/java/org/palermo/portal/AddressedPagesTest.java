package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a guardian, an adviser and a prosecutor see of a record that is addressed to them, and how they answer.
@QuarkusTest
class AddressedPagesTest extends PortalTest {
    private static final String RECORD = "0190b6d2-0000-7000-8000-0000000000b1";
    private static final String ONE = "/api/nrm/v1/addressed-records/" + RECORD;
    private static final String ANSWERS = ONE + "/answers";
    private static final String PAGE = "/portal/desk/addressed-records/" + RECORD;

    @BeforeEach
    void asGuardian() {
        signInAs("GUARDIANSHIP", "guardian");
        TestEnvironment.gateway.say(ONE, """
                {"id": "%s", "kind": "GUARDIAN", "state": "APPOINTED", "recordedAt": "2026-02-01T09:00:00Z",
                 "changedAt": "2026-02-01T09:00:00Z", "version": 0,
                 "particulars": {"name": "Mary Example", "contact": "+447700900123", "appointedOn": "2026-01-05"}}""".formatted(RECORD));
        TestEnvironment.gateway.say(ANSWERS, "{\"items\": []}");
        asked();
    }

    private static void asked() {
        TestEnvironment.gateway.say(ONE + "/case", """
                {"region": "GB-SCT", "coordinators": [{"organisation": "00000000-0000-7000-8000-0000000000f7", "name": "Lena Berg",
                  "email": "lena@harbour.example"}],
                 "ward": {"ageGroup": "CHILD", "age": 15, "languages": ["vi"], "safeContacts": [], "dates": []}}""");
    }

    private static void accepted() {
        TestEnvironment.gateway.say(ONE + "/case", """
                {"region": "GB-SCT", "answer": "ACCEPTED", "coordinators": [],
                 "caseworker": {"organisation": "00000000-0000-7000-8000-0000000000f7", "name": "Omar Haddad",
                  "email": "omar@authority.example"},
                 "ward": {"ageGroup": "CHILD", "age": 15, "languages": ["vi"], "name": "FULL_NAME", "safeContactKept": true,
                  "safeContacts": [{"when": "mornings", "words": "the library", "never": "at night", "channel": ["PHONE"]}],
                  "dates": [{"what": "HEARING", "at": "2026-12-05T10:00:00Z", "mode": "VIDEO", "needs": ["INTERPRETER"]},
                   {"what": "TERM", "on": "2026-12-20"}]}}""");
    }

    @Test
    void ok_200_before_the_answer_the_page_says_who_asks_and_offers_to_accept_or_decline() {
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("main").text()).contains("Child", "15", "Vietnamese", "Lena Berg", "lena@harbour.example", "Mary Example")
                .doesNotContain("Do not contact her");
        assertThat(page.select("section:has(h2#wardAsked)").text()).contains("Until your organisation accepts");
        assertThat(page.select("h2#ward")).isEmpty();
        assertThat(page.select("a[href$=/accept], a[href$=/decline], a[href$=/statement]")).hasSize(3);
        assertThat(page.select("a[href$=/person], a[href$=/end]")).isEmpty();
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @Test
    void ok_200_once_accepted_the_rule_comes_first_and_the_name_is_behind_a_click() {
        accepted();
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("main h2").first().text()).isEqualTo("Before you contact her");
        assertThat(page.select("main").text())
                .contains("mornings", "the library", "at night", "Telephone", "Hearing", "By video", "Interpreter",
                "20 Dec 2026", "Omar Haddad");
        assertThat(page.select("section:has(h2#ward)").text()).contains("Child", "You see what the law");
        assertThat(page.select("main").text()).doesNotContain("Until your organisation accepts");
        assertThat(page.select("a[href$=/accept], a[href$=/decline]")).isEmpty();
        assertThat(page.select("a[href$=/end]")).hasSize(1);
        TestEnvironment.gateway.say(ONE + "/person", """
                {"givenName": "Mai", "familyName": "Tran", "ways": [{"channel": "PHONE", "value": "+44 20 7946 0000"}]}""");
        Document person = browser.open(page.select("a[href$=/person]").attr("href"));
        assertThat(person.select("main").text()).contains("Mai", "Tran", "Telephone", "+44 20 7946 0000", "is recorded");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/person?lang=ar"));
    }

    @Test
    void ok_200_where_no_way_is_safe_the_page_begins_with_that() {
        accepted();
        TestEnvironment.gateway.say(ONE + "/case", """
                {"region": "GB-SCT", "answer": "ACCEPTED", "coordinators": [],
                 "ward": {"ageGroup": "CHILD", "languages": [], "name": "NONE", "safeContactKept": false,
                  "safeContacts": [], "dates": []}}""");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main h2").first().text()).isEqualTo("Do not contact her");
        assertThat(page.select("a[href$=/person]")).isEmpty();
    }

    @Test
    void ok_303_a_guardian_declines_with_a_reason_and_writes_a_statement() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/decline");
        Document missing = browser.send(form, PAGE + "/decline", "_go", "next");
        assertThat(missing.select(".govuk-error-summary a[href=#said]")).hasSize(1);
        Document check = browser.send(missing, PAGE + "/decline", "said", "I am ill.", "_go", "next");
        assertThat(check.select("dl").text()).contains("I am ill.");
        TestEnvironment.gateway.say("POST " + ANSWERS, "{\"id\": \"0190b6d2-0000-7000-8000-0000000000b2\", \"answer\": \"DECLINED\"}");
        Document done = browser.send(check, PAGE + "/decline", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("You have declined.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("answer", "DECLINED").put("said", "I am ill."));
        Document statement = browser.send(browser.open(PAGE + "/statement"), PAGE + "/statement", "said", "She wants to go to school.",
                "_go", "next");
        browser.send(statement, PAGE + "/statement", "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getString("answer")).isEqualTo("STATEMENT");
    }

    @Test
    void conflict_400_an_answer_that_stands_already_is_said_in_words() {
        Browser browser = aBrowser();
        Document check = browser.send(browser.open(PAGE + "/accept"), PAGE + "/accept", "_go", "next");
        TestEnvironment.gateway.problem("POST " + ANSWERS, 409, "record-answer:said-before");
        assertThat(browser.send(check, PAGE + "/accept", "_go", "send").select(".govuk-error-summary").text())
                .contains("has given this answer already");
    }

    @Test
    void ok_200_the_list_says_the_reference_and_which_record_waits_for_an_answer() {
        TestEnvironment.gateway.say("/api/nrm/v1/addressed-records", """
                {"items": [%s, %s, %s]}""".formatted(item("b1", "QBE5-16CB-HA", "NOT_YET"), item("b3", "7ZPK-3M0Q-VH", "ACCEPTED"),
                item("b4", "0000-0000-00", "DECLINED")));
        Browser browser = aBrowser();
        Document list = browser.open("/portal/desk/addressed-records");
        assertThat(list.select("tbody tr").eachText()).hasSize(3).satisfiesExactly(
                first -> assertThat(first).contains("QBE5-16CB-HA", "Not answered yet"),
                second -> assertThat(second).contains("7ZPK-3M0Q-VH", "Accepted"),
                third -> assertThat(third).contains("0000-0000-00", "Declined"));
        assertThat(list.select("tbody tr a").first().attr("href")).isEqualTo(PAGE);
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/addressed-records?lang=ar"));
    }

    private static String item(String end, String reference, String answer) {
        return """
                {"id": "0190b6d2-0000-7000-8000-0000000000%s", "reference": "%s", "kind": "GUARDIAN", "state": "APPOINTED", "answer": "%s",
                 "recordedAt": "2026-02-01T09:00:00Z", "changedAt": "2026-02-01T09:00:00Z", "version": 0}""".formatted(end, reference, answer);
    }

    @Test
    void ok_200_the_page_of_a_hearing_names_its_court_and_the_number_there() {
        signInAs("LEGAL_AID", "legal-adviser");
        TestEnvironment.gateway.say(ONE, """
                {"id": "%s", "reference": "QBE5-16CB-HA", "kind": "HEARING", "state": "PLANNED", "recordedAt": "2026-02-01T09:00:00Z",
                 "changedAt": "2026-02-01T09:00:00Z", "version": 0,
                 "particulars": {"proceeding": "0190b6d2-0000-7000-8000-0000000000a9", "at": "2026-03-05T10:00:00Z", "mode": "VIDEO"}}"""
                .formatted(RECORD));
        TestEnvironment.gateway.say(ONE + "/case", """
                {"region": "GB-SCT", "coordinators": [], "proceeding": {"court": "Crown Court", "number": "T20260001"}}""");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("section:has(h2#proceeding)").text()).contains("Crown Court", "T20260001");
        assertThat(page.select("main").text()).contains("QBE5-16CB-HA").doesNotContain("0190b6d2");
        TestEnvironment.gateway.say(ONE + "/case", "{\"region\": \"GB-SCT\", \"coordinators\": []}");
        assertThat(aBrowser().open(PAGE).select("h2#proceeding")).as("a record that is no hearing").isEmpty();
    }

    @Test
    void forbidden_403_an_adviser_has_no_page_of_the_person() {
        signInAs("LEGAL_AID", "legal-adviser");
        assertThat(aBrowser().get(PAGE + "/person").statusCode()).isEqualTo(403);
    }
}
