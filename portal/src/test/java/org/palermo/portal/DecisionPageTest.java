package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The two decisions of the identification. Whatever happens to a decision, no word of its reasons is lost.
@QuarkusTest
class DecisionPageTest extends PortalTest {
    private static final String FILE = "/portal/cases/01900000-0000-7000-8000-000000000000";
    private static final String CONCLUSIVE = FILE + "/conclusive-grounds";
    private static final String REASONABLE = FILE + "/reasonable-grounds";
    private static final String DECIDE = "POST " + FakeGateway.DECISIONS;
    private static final String REASONS = "Two accounts agree. <b>Both</b> name the house.\nThere is a third.";

    private static Document send(Browser browser, Document page, String... more) {
        List<String> chosen = new ArrayList<>(List.of("outcome", "POSITIVE", "test", "balance of probabilities", "reasons", REASONS));
        chosen.addAll(List.of(more));
        return browser.send(page, page.selectFirst("form[action^=" + FILE + "]").attr("action"), chosen.toArray(String[]::new));
    }

    private static void expectKept(Document page) {
        assertThat(page.selectFirst("#reasons").wholeText()).isEqualTo(REASONS);
        assertThat(page.selectFirst("#test").attr("value")).isEqualTo("balance of probabilities");
        assertThat(page.select("input[name=outcome][checked]").attr("value")).isEqualTo("POSITIVE");
    }

    private static String errors(Document page) {
        return page.select(".govuk-error-summary").text();
    }

    @Test
    void see_other_303_sends_the_version_and_the_key_of_the_form() {
        Browser browser = aBrowser();
        Document page = browser.open(CONCLUSIVE);
        assertThat(page.select("h1").text()).isEqualTo("Decide on conclusive grounds");
        assertThat(page.select("legend").first().text()).isEqualTo("Was she trafficked?");
        TestEnvironment.gateway.say(DECIDE, FakeGateway.recorded("case-file"));
        Document after = send(browser, page, "day", "27", "month", "3", "year", "2029");
        assertThat(after.select("h1").text()).isEqualTo("7K2M-9Q00-X");
        FakeGateway.Request sent = TestEnvironment.gateway.last("POST");
        assertThat(sent.ifMatch()).isEqualTo("\"4\"");
        assertThat(sent.key()).isEqualTo(page.selectFirst("input[name=key]").attr("value")).hasSize(36);
        assertThat(sent.purpose()).isEqualTo("IDENTIFICATION");
        assertThat(sent.body()).isEqualTo("""
                {"kind":"CONCLUSIVE_GROUNDS","outcome":"POSITIVE","test":"balance of probabilities",\
                "reasons":"Two accounts agree. <b>Both</b> name the house.\\nThere is a third.","protectedUntil":"2029-03-27"}""");
    }

    @Test
    void see_other_303_reasonable_grounds_in_arabic_and_at_full_length() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, FakeGateway.recorded("case-file").replace("\"RECOVERY\"", "\"REFERRED\""));
        TestEnvironment.gateway.say(DECIDE, FakeGateway.recorded("case-file"));
        Browser browser = aBrowser();
        Document page = browser.open(REASONABLE + "?lang=ar");
        assertThat(page.select("[name=day]")).isEmpty();
        String long8000 = "قرار".repeat(2000);
        browser.send(page, REASONABLE, "outcome", "NEGATIVE", "test", "معيار", "reasons", long8000);
        assertThat(TestEnvironment.gateway.last("POST").body()).contains("\"kind\":\"REASONABLE_GROUNDS\",\"outcome\":\"NEGATIVE\"", long8000).doesNotContain("protectedUntil");
        TestEnvironment.gateway.requests.clear();
        Document again = browser.send(page, REASONABLE, "outcome", "NEGATIVE", "test", "معيار", "reasons", long8000.repeat(3));
        assertThat(again.selectFirst("#reasons").wholeText()).isEqualTo(long8000.repeat(3));
        assertThat(again.select("#reasons-error").text()).contains("8,000");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.method().equals("POST"));
    }

    @Test
    void invalid_400_says_what_is_missing_and_keeps_the_rest() {
        Browser browser = aBrowser();
        Document again = browser.send(browser.open(CONCLUSIVE), CONCLUSIVE, "outcome", "NEGATIVE", "test", "", "reasons", "", "day", "31", "month", "2", "year", "2029");
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#test", "#reasons", "#protectedUntil");
        assertThat(again.select(".govuk-error-message")).hasSize(3);
        assertThat(again.selectFirst("[name=day]").attr("value")).isEqualTo("31");
        Document none = browser.send(again, CONCLUSIVE);
        assertThat(none.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#outcome", "#test", "#reasons");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.method().equals("POST"));
    }

    @Test
    void invalid_400_from_the_service_is_shown_at_the_field() {
        TestEnvironment.gateway.refuseFields(DECIDE, "protectedUntil");
        Browser browser = aBrowser();
        Document again = send(browser, browser.open(CONCLUSIVE), "day", "27", "month", "3", "year", "2019");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#protectedUntil");
        assertThat(again.select("#until-error").text()).isEqualTo("Error: Enter today or a later day, and only for a positive decision");
        assertThat(again.selectFirst("[name=year]").attr("value")).isEqualTo("2019");
        expectKept(again);
    }

    @Test
    void stale_412_shows_the_new_file_and_keeps_what_was_typed() {
        Browser browser = aBrowser();
        Document page = browser.open(CONCLUSIVE);
        TestEnvironment.gateway.refuse(DECIDE, 412, "stale");
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, FakeGateway.recorded("case-file").replace("\"version\": 4", "\"version\": 5").replace("2026-02-11", "2026-03-15"));
        Document again = send(browser, page);
        assertThat(errors(again)).contains("Somebody has changed this file since you opened it");
        assertThat(again.select("table").text()).contains("15 Mar 2026");
        expectKept(again);
        TestEnvironment.gateway.say(DECIDE, FakeGateway.recorded("case-file"));
        send(browser, again);
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"5\"");
        assertThat(TestEnvironment.gateway.last("POST").key()).isNotEqualTo(page.selectFirst("input[name=key]").attr("value"));
    }

    /// A reader who was not told of a new version can't send a decision on it.
    @Test
    void stale_400_tells_of_the_new_version_beside_other_errors() {
        Browser browser = aBrowser();
        Document page = browser.open(CONCLUSIVE);
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, FakeGateway.recorded("case-file").replace("\"version\": 4", "\"version\": 5"));
        Document again = browser.send(page, CONCLUSIVE, "outcome", "POSITIVE", "test", "", "reasons", REASONS);
        assertThat(errors(again)).contains("Enter the test", "Somebody has changed this file");
    }

    @Test
    void stale_412_after_somebody_else_decided_offers_nothing_to_send() {
        Browser browser = aBrowser();
        Document page = browser.open(CONCLUSIVE);
        TestEnvironment.gateway.refuse(DECIDE, 412, "stale");
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, FakeGateway.recorded("case-file").replace("\"version\": 4", "\"version\": 5").replace("\"RECOVERY\"", "\"CONCLUSIVE_GROUNDS_NEGATIVE\""));
        Document again = send(browser, page);
        assertThat(again.select("main").text()).contains("Conclusive grounds: negative", "This file does not wait for this decision");
        assertThat(again.select("main button")).isEmpty();
        expectKept(again);
        assertThat(browser.open(CONCLUSIVE).select("main form")).as("the newly opened page has no form").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"409,recovery-runs,allows no conclusive decision before the days of recovery", "409,stage,does not wait for this decision", "409,erased,does not wait for this decision",
            "403,role,Your role does not include this", "500,unexpected,The service does not answer now"})
    void a_refusal_is_explained_and_loses_no_input(int status, String what, String words) {
        Browser browser = aBrowser();
        Document page = browser.open(CONCLUSIVE);
        TestEnvironment.gateway.refuse(DECIDE, status, what);
        Document again = send(browser, page);
        assertThat(errors(again)).contains(words);
        expectKept(again);
    }

    @Test
    void away_the_form_is_sent_again_with_the_same_key() {
        Browser browser = aBrowser();
        Document page = browser.open(CONCLUSIVE);
        TestEnvironment.gateway.refuse(DECIDE, 503, "unreachable");
        TestEnvironment.gateway.refuse(FakeGateway.CASE_FILE, 503);
        Document again = send(browser, page);
        assertThat(browser.seen.getLast().statusCode()).isEqualTo(400);
        assertThat(errors(again)).contains("The service does not answer now");
        expectKept(again);
        TestEnvironment.gateway.reset();
        TestEnvironment.gateway.say(DECIDE, FakeGateway.recorded("case-file"));
        assertThat(send(browser, again).select("h1").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(TestEnvironment.gateway.last("POST").key()).isEqualTo(page.selectFirst("input[name=key]").attr("value"));
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"4\"");
    }

    @Test
    void an_ended_session_loses_no_input_and_shows_nothing() throws Exception {
        Browser browser = aBrowser();
        Document page = browser.open(CONCLUSIVE);
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute("delete from portal_session");
        }
        TestEnvironment.gateway.requests.clear();
        Document again = send(browser, page);
        assertThat(errors(again)).contains("You are signed out");
        assertThat(again.select(".govuk-error-summary a").attr("target")).isEqualTo("_blank");
        assertThat(again.text()).doesNotContain("7K2M", "Amina");
        expectKept(again);
        assertThat(TestEnvironment.gateway.requests).isEmpty();
        browser.open(again.selectFirst(".govuk-error-summary a").attr("href"));
        TestEnvironment.gateway.say(DECIDE, FakeGateway.recorded("case-file"));
        assertThat(send(browser, again).select("h1").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"4\"");
    }

    @Test
    void input_is_kept_and_the_file_hidden_when_the_reader_has_lost_access() {
        Browser browser = aBrowser();
        Document page = browser.open(CONCLUSIVE);
        TestEnvironment.gateway.refuse(DECIDE, 404, "not-found");
        TestEnvironment.gateway.refuse(FakeGateway.CASE_FILE, 404);
        Document again = send(browser, page);
        expectKept(again);
        assertThat(again.text()).doesNotContain("7K2M-9Q00-X");
    }

    @Test
    void bad_request_400_without_the_form_token_or_with_input_that_no_page_sends() {
        Browser browser = aBrowser();
        String token = browser.open(CONCLUSIVE).selectFirst("main input[name=form-token]").attr("value");
        assertThat(browser.post(CONCLUSIVE, "outcome=POSITIVE&test=t&reasons=r&version=4&key=k").statusCode()).isEqualTo(400);
        for (String body : List.of("version=4", "key=k&version=x", "key=k", "key=k&version=-1")) {
            assertThat(browser.post(CONCLUSIVE, "form-token=" + token + "&outcome=POSITIVE&test=t&reasons=r&" + body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.method().equals("POST"));
    }
}
