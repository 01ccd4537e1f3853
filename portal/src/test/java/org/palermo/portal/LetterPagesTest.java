package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Letters on a case: writing them, their page, the page to print, handing over and discarding.
@QuarkusTest
class LetterPagesTest extends PortalTest {
    private static final String ID = "01900000-0000-7000-8000-000000000000";
    private static final String CASE = "/portal/desk/cases/" + ID;
    private static final String LETTER = "01900000-0000-7000-8000-0000000000e7";
    private static final String PAGE = CASE + "/letters/" + LETTER;
    private static final String LETTERS = FakeGateway.CASE_FILE + "/letters";
    private static final String ONE = LETTERS + "/" + LETTER;
    private static final String DECISION = "0190b6d2-0000-7000-8000-0000000000d1";
    private static final String TEXT = """
            , "title": "Letter of introduction", "paragraphs": ["9 November 2026", "Zsófia Secretname is known to us.", "Linden House\\nBox 12"],
            "text": "Letter of introduction\\n\\n9 November 2026\\n\\nZsófia Secretname is known to us.\\n\\nLinden House\\nBox 12", "sha256": "ab" """;
    private static final String ARABIC = """
            , "title": "رسالة تعريف", "paragraphs": ["نحن نعرف Zsófia Secretname.", "Linden House"], "text": "نحن نعرف", "sha256": "ab" """;

    private static String letter(String kind, String language, String direction, String state, String more) {
        return """
                {"id": "%s", "caseFile": "%s", "kind": "%s", "language": "%s", "direction": "%s", "state": "%s", "writtenBy": "x",
                 "agency": "00000000-0000-7000-8000-000000000012", "writtenAt": "2026-01-08T09:00:00Z"%s}""".formatted(LETTER, ID, kind, language, direction, state, more);
    }

    @BeforeEach
    void letters() {
        TestEnvironment.gateway.say(LETTERS + "/languages", """
                {"items": [{"language": "ar"}, {"language": "en"}, {"language": "es"}, {"language": "fr"}, {"language": "ru"}, {"language": "zh"}]}""");
        TestEnvironment.gateway.say(LETTERS, "{\"items\": [" + letter("BANK", "en", "LTR", "WRITTEN", "") + "]}");
        TestEnvironment.gateway.say(ONE, letter("BANK", "en", "LTR", "WRITTEN", TEXT));
    }

    private static JsonObject sent() {
        return new JsonObject(TestEnvironment.gateway.last("POST").body());
    }

    private static String section(Document page, String id) {
        return page.select("section:has(h2#" + id + ")").text();
    }

    @Test
    void ok_200_a_letter_to_a_bank_is_written_read_and_handed_over() {
        TestEnvironment.gateway.say("POST " + LETTERS, letter("BANK", "en", "LTR", "WRITTEN", TEXT));
        Browser browser = aBrowser();
        Document file = browser.open(CASE);
        assertThat(section(file, "letters")).contains("To a bank", "English", "Written");
        assertThat(file.select("section:has(h2#letters) th a").attr("href")).isEqualTo(PAGE);
        String form = file.selectFirst("section:has(h2#letters) a[href$=/letters/new]").attr("href");
        Document empty = browser.open(form);
        assertThat(empty.select("option, .govuk-radios__label").eachText())
                .contains("A bank", "A landlord", "An employer", "A school", "A health service", "Arabic", "Chinese");
        Document check = browser.send(empty, form, "to", "BANK", "language", "en", "issuer", "Linden House", "contact", "Box 12", "_go",
                "next");
        assertThat(check.text()).contains("A bank", "English", "Linden House", "The letter is kept as it is written now.");
        Document done = browser.send(check, form, "_go", "send");
        assertThat(sent()).isEqualTo(new JsonObject().put("to", "BANK").put("language", "en").put("issuer", "Linden House")
                .put("contact", "Box 12"));
        assertThat(done.select(".govuk-notification-banner").text()).contains("The letter is written. Read it, then print it.");
        assertThat(section(done, "letter")).contains("Zsófia Secretname is known to us.");
        assertThat(done.title()).doesNotContain("Secretname");
        String handover = done.selectFirst("a[href$=/handover]").attr("href");
        TestEnvironment.gateway.say("POST " + ONE + "/handover", letter("BANK", "en", "LTR", "HANDED_OVER", ""));
        Document asked = browser.send(browser.open(handover), handover, "on.day", "8", "on.month", "1", "on.year", "2026", "by",
                "IN_PERSON", "_go", "next");
        assertThat(asked.text()).contains("From now on the letter can't be discarded.");
        browser.send(asked, handover, "_go", "send");
        assertThat(sent()).isEqualTo(new JsonObject().put("on", "2026-01-08").put("by", "IN_PERSON"));
    }

    @Test
    void bad_request_400_a_signature_that_says_why_is_named_at_its_question() {
        TestEnvironment.gateway.refuseFields("POST " + LETTERS, "issuer");
        Browser browser = aBrowser();
        String form = CASE + "/letters/new";
        Document check = browser.send(browser.open(form), form, "to", "BANK", "issuer", "Victims' Office", "contact", "Box 12", "_go",
                "next");
        Document again = browser.send(check, form, "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("Sign with a name that gives nothing away");
        assertThat(again.select("input[name=issuer]").val()).isEqualTo("Victims' Office");
    }

    @ParameterizedTest
    @CsvSource({"POSITIVE,letter", "NEGATIVE,letter-with-reasons"})
    void ok_200_a_decision_is_written_to_her(String outcome, String end) {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, FakeGateway.recorded("case-file")
                .replace("\"outcome\": \"POSITIVE\"", "\"outcome\": \"" + outcome + "\""));
        TestEnvironment.gateway.say("POST " + LETTERS + "/to-person", letter("DECISION", "fr", "LTR", "WRITTEN", TEXT));
        Browser browser = aBrowser();
        String form = browser.open(CASE).selectFirst("section:has(h2#decisions) a[href*=/letter]").attr("href");
        assertThat(form).isEqualTo(CASE + "/decisions/" + DECISION + "/" + end);
        if (outcome.equals("NEGATIVE")) {
            Document missing = browser.send(browser.open(form), form, "language", "fr", "issuer", "A", "contact", "C", "_go", "next");
            assertThat(missing.select(".govuk-error-summary a").attr("href")).isEqualTo("#reasons");
        }
        Document check = browser.send(browser.open(form), form, "language", "fr", "reasons", "Because.", "issuer", "Authority", "contact",
                "C", "_go", "next");
        browser.send(check, form, "_go", "send");
        assertThat(sent()).isEqualTo(new JsonObject().put("kind", "DECISION").put("decision", DECISION).put("language", "fr")
                .put("reasons", "Because.")
                .put("issuer", "Authority").put("contact", "C"));
    }

    @Test
    void ok_200_her_status_is_confirmed() {
        TestEnvironment.gateway.say("POST " + LETTERS + "/to-person", letter("STATUS", "en", "LTR", "WRITTEN", TEXT));
        Browser browser = aBrowser();
        String form = browser.open(CASE).selectFirst("section:has(h2#letters) a[href$=/letters/status]").attr("href");
        browser.send(browser.send(browser.open(form), form, "issuer", "Authority", "contact", "C", "_go", "next"), form, "_go", "send");
        assertThat(sent()).isEqualTo(new JsonObject().put("kind", "STATUS").put("issuer", "Authority").put("contact", "C"));
    }

    @Test
    void ok_200_the_page_to_print_says_nothing_in_its_title_or_around_the_letter() {
        Browser browser = aBrowser();
        String print = browser.open(PAGE).selectFirst("section:has(h2#print) a").attr("href");
        assertThat(print).isEqualTo(PAGE + "/page");
        HttpResponse<String> answer = browser.get(print);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.title()).isEqualTo("Letter");
        assertThat(page.select("header, footer")).isEmpty();
        assertThat(page.text()).doesNotContain("Palermo");
        assertThat(page.select("main").attr("lang")).isEqualTo("en");
        assertThat(page.select("main p").eachText()).containsExactly("9 November 2026", "Zsófia Secretname is known to us.",
                "Linden House Box 12");
        assertThat(page.select("nav a").attr("href")).isEqualTo(PAGE);
    }

    @Test
    void ok_200_an_arabic_letter_runs_from_the_right_whatever_the_reader_speaks() {
        TestEnvironment.gateway.say(ONE, letter("BANK", "ar", "RTL", "WRITTEN", ARABIC));
        Document page = aBrowser().open(PAGE + "/page");
        assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.select("main").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("main").attr("lang")).isEqualTo("ar");
        assertThat(page.select("h1").text()).isEqualTo("رسالة تعريف");
    }

    @Test
    void a_discarded_letter_is_not_printed_and_a_handed_over_one_not_discarded() {
        TestEnvironment.gateway.say(ONE, letter("BANK", "en", "LTR", "DISCARDED", ", \"recordedAt\": \"2026-01-09T09:00:00Z\""));
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("h2#print, h2#letter")).isEmpty();
        HttpResponse<String> discarded = browser.get(PAGE + "/page");
        assertThat(discarded.statusCode()).isEqualTo(410);
        assertThat(browser.document(discarded).select("main").text()).contains("It is no longer here.");
        TestEnvironment.gateway.say(ONE, letter("BANK", "en", "LTR", "HANDED_OVER",
                TEXT + ", \"handedOverOn\": \"2026-01-09\", \"handedOverBy\": \"IN_PERSON\", \"recordedAt\": \"2026-01-09T09:00:00Z\""));
        Document page = browser.open(PAGE);
        assertThat(section(page, "handedOver")).contains("In person");
        assertThat(page.select("a[href$=/removal], a[href$=/handover]")).isEmpty();
        assertThat(browser.get(PAGE + "/page").statusCode()).isEqualTo(200);
    }

    @Test
    void ok_200_a_wrong_letter_is_discarded() {
        TestEnvironment.gateway.say("POST " + ONE + "/removal", letter("BANK", "en", "LTR", "DISCARDED", ""));
        Browser browser = aBrowser();
        String form = browser.open(PAGE).selectFirst("a[href$=/removal]").attr("href");
        Document check = browser.open(form);
        assertThat(check.text()).contains("To a bank", "The text is deleted and can't be brought back.");
        assertThat(browser.send(check, form, "_go", "send").select(".govuk-notification-banner").text())
                .contains("The letter was discarded");
    }

    @Test
    void a_first_responder_reads_and_hands_over_and_writes_none() {
        signInAs("NGO", "first-responder");
        Browser browser = aBrowser();
        Document file = browser.open(CASE);
        assertThat(file.select("section:has(h2#letters) th a").attr("href")).isEqualTo(PAGE);
        assertThat(file.select("a[href*=/letters/new], a[href*=/letters/status], a[href$=/letter]")).isEmpty();
        Document page = browser.open(PAGE);
        assertThat(page.select("a[href$=/handover]")).hasSize(1);
        assertThat(page.select("a[href$=/removal]")).isEmpty();
    }

    @Test
    void forbidden_403_for_other_roles() {
        signInAs("SHELTER_OPERATOR", "shelter-manager");
        Browser browser = aBrowser();
        for (String page : new String[] {PAGE, PAGE + "/handover", CASE + "/letters/new", CASE + "/letters/status"}) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(403);
        }
    }

    @Test
    void forbidden_403_and_away() {
        TestEnvironment.gateway.refuse(ONE, 403);
        assertThat(aBrowser().get(PAGE + "/page").statusCode()).isEqualTo(403);
        TestEnvironment.gateway.refuse(ONE, 404);
        assertThat(aBrowser().get(PAGE + "/page").statusCode()).isEqualTo(404);
        TestEnvironment.gateway.refuse(ONE, 503);
        assertThat(aBrowser().get(PAGE + "/page").statusCode()).isEqualTo(503);
    }
}
