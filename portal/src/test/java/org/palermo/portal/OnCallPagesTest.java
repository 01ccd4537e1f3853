package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is on call for a shelter: a manager puts a colleague on call, changes a shift, and sees when nobody is on call.
@QuarkusTest
class OnCallPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-00000000000a";
    private static final String SHIFT = "0190b6d2-0000-7000-8000-00000000000c";
    private static final String LENA = "00000000-0000-7000-8000-0000000000c1";
    private static final String OMAR = "00000000-0000-7000-8000-0000000000c2";
    private static final String MANAGERS = "/api/nrm/v1/shelter-managers";
    private static final String ONE = "/api/shelter/v1/shelters/" + ID;
    private static final String ROSTER = ONE + "/on-call";
    private static final String PAGE = "/portal/desk/shelters/" + ID;
    private static final String LENAS = """
            {"id":"%s","from":"2026-12-24T18:00:00Z","until":"2026-12-25T06:00:00Z","order":1,"subject":"%s","called":"Lena",
             "email":"lena@larch.example","webhook":false,"reached":true,"recordedBy":"x","recordedAt":"2026-11-28T21:30:00Z"}"""
            .formatted(SHIFT, LENA);

    @BeforeEach
    void aRoster() {
        signInAs("SHELTER", "shelter-manager");
        TestEnvironment.gateway.say(ONE, """
                {"id":"%s","name":"Larch House","region":"GB-SCT","status":"OPEN","version":3}""".formatted(ID));
        TestEnvironment.gateway.say(ROSTER, "{\"items\":[" + LENAS + "],\"next\":null}");
        TestEnvironment.gateway.say(ROSTER + "/" + SHIFT, LENAS);
        TestEnvironment.gateway.say(ROSTER + "/gaps", """
                {"items":[{"from":"2026-12-25T06:00:00Z","until":"2026-12-26T18:00:00Z"}],"next":null}""");
        TestEnvironment.gateway.say(MANAGERS, """
                {"items":[{"person":"%s","name":"Lena Berg"},{"person":"%s","name":"Omar Haddad"}],"next":null}""".formatted(LENA, OMAR));
    }

    @Test
    void ok_200_the_shelter_shows_who_is_on_call_and_when_nobody_is() {
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("section:has(h2#onCall) tbody").text()).contains("Lena", "24 Dec 2026", "25 Dec 2026");
        assertThat(page.select("section:has(h2#onCall) tbody a").eachAttr("href"))
                .containsExactly(PAGE + "/on-call/" + SHIFT + "/change", PAGE + "/on-call/" + SHIFT + "/remove");
        assertThat(page.select("section:has(h2#gaps)").text()).contains("Nobody is on call", "25 Dec 2026", "26 Dec 2026");
        TestEnvironment.gateway.say(ROSTER + "/gaps", "{\"items\":[],\"next\":null}");
        assertThat(browser.open(PAGE).select("section:has(h2#gaps)").text()).contains("Somebody is on call at every hour");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @Test
    void ok_303_a_colleague_is_put_on_call_by_name() {
        Browser browser = aBrowser();
        String path = PAGE + "/on-call/new";
        Document form = browser.open(path);
        PageRulesTest.expectWhole(browser, browser.get(path));
        assertThat(form.select("h1").text()).isEqualTo("Put somebody on call");
        assertThat(form.text()).contains("Lena Berg", "Omar Haddad");
        Document missing = browser.send(form, path, "called", "Omar", "order", "1", "_go", "next");
        assertThat(missing.select(".govuk-error-summary").text()).contains("Who is on call?");
        Document reached = browser.send(missing, path, "subject", OMAR, "called", "Omar", "order", "1",
                "from.day", "24", "from.month", "12", "from.year", "2026", "from.time", "18:00",
                "until.day", "25", "until.month", "12", "until.year", "2026", "until.time", "06:00", "_go", "next");
        assertThat(reached.select("h1").text()).isEqualTo("How is this person reached?");
        Document check = browser.send(reached, path, "email", "omar@larch.example", "webhook", "false", "_go", "next");
        assertThat(check.select("main").text()).contains("Omar Haddad");
        JsonObject sent = sent(browser, check, path, check.select("input[name=_key]").attr("value"), "The shift is on the roster.");
        assertThat(sent.getString("subject")).isEqualTo(OMAR);
        assertThat(sent.getString("from")).isEqualTo("2026-12-24T18:00:00Z");
    }

    @Test
    void ok_200_no_choice_is_without_words_while_the_names_are_away() {
        TestEnvironment.gateway.say(MANAGERS, """
                {"items":[{"person":"%s"},{"person":"%s"}],"next":null}""".formatted(LENA, OMAR));
        Browser browser = aBrowser();
        String path = PAGE + "/on-call/new";
        assertThat(browser.open(path).select("main").text()).contains(LENA, OMAR);
        PageRulesTest.expectWhole(browser, browser.get(path));
    }

    @Test
    void ok_303_a_shift_goes_to_another_colleague() {
        Browser browser = aBrowser();
        String path = PAGE + "/on-call/" + SHIFT + "/change";
        Document form = browser.open(path);
        PageRulesTest.expectWhole(browser, browser.get(path + "?lang=ar"));
        form = browser.open(path + "?lang=en");
        assertThat(form.select("[checked], option[selected]").eachAttr("value")).contains(LENA);
        Document reached = browser.send(form, path, "subject", OMAR, "called", "Omar", "order", "1",
                "from.day", "24", "from.month", "12", "from.year", "2026", "from.time", "18:00",
                "until.day", "25", "until.month", "12", "until.year", "2026", "until.time", "06:00", "_go", "next");
        Document check = browser.send(reached, path, "email", "omar@larch.example", "webhook", "false", "_go", "next");
        assertThat(sent(browser, check, path, SHIFT, "The shift is changed.").getString("subject")).isEqualTo(OMAR);
    }

    @Test
    void invalid_400_a_colleague_whom_the_service_does_not_take_is_named() {
        Browser browser = aBrowser();
        String path = PAGE + "/on-call/" + SHIFT + "/change";
        Document form = browser.open(path);
        Document reached = browser.send(form, path, "subject", OMAR, "called", "Omar", "order", "1",
                "from.day", "24", "from.month", "12", "from.year", "2026", "from.time", "18:00",
                "until.day", "25", "until.month", "12", "until.year", "2026", "until.time", "06:00", "_go", "next");
        Document check = browser.send(reached, path, "email", "omar@larch.example", "webhook", "false", "_go", "next");
        TestEnvironment.gateway.refuseFields("PUT " + ROSTER + "/" + SHIFT, "subject");
        Document again = browser.send(check, path, "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("Who is on call?");
    }

    @Test
    void invalid_400_how_a_telephone_number_is_written_is_said_before_and_after() {
        Browser browser = aBrowser();
        String path = PAGE + "/on-call/" + SHIFT + "/change";
        Document reached = browser.send(browser.open(path), path, "subject", OMAR, "called", "Omar", "order", "1",
                "from.day", "24", "from.month", "12", "from.year", "2026", "from.time", "18:00",
                "until.day", "25", "until.month", "12", "until.year", "2026", "until.time", "06:00", "_go", "next");
        assertThat(reached.select("#phone-hint").text()).contains("With + and the country code", "+441632960123");
        Document check = browser.send(reached, path, "phone", "020 7946 0000", "webhook", "false", "_go", "next");
        TestEnvironment.gateway.refuseFields("PUT " + ROSTER + "/" + SHIFT, "phone");
        Document again = browser.send(check, path, "_go", "send");
        assertThat(again.select(".govuk-error-summary a[href=#phone]").text()).startsWith("Telephone: enter + and the country code");
    }

    @Test
    void ok_200_the_page_that_removes_a_shift_says_whose_it_is() {
        Document page = aBrowser().open(PAGE + "/on-call/" + SHIFT + "/remove");
        assertThat(page.select("main").text()).contains("Lena", "24 Dec 2026");
    }

    private static JsonObject sent(Browser browser, Document check, String path, String shift, String done) {
        TestEnvironment.gateway.say("PUT " + ROSTER + "/" + shift, LENAS);
        Document after = browser.send(check, path, "_go", "send");
        assertThat(after.select(".govuk-notification-banner").text()).contains(done);
        assertThat(TestEnvironment.gateway.last("PUT").path()).isEqualTo(ROSTER + "/" + shift);
        return new JsonObject(TestEnvironment.gateway.last("PUT").body());
    }
}
