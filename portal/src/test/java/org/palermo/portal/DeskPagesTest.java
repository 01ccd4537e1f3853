package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lists, records and tasks of the desk, with the pages of a shelter as the example.
@QuarkusTest
class DeskPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-00000000000a";
    private static final String SHELTERS = "/api/shelter/v1/shelters";
    private static final String ONE = SHELTERS + "/" + ID;
    private static final String PAGE = "/portal/desk/shelters/" + ID;

    @BeforeEach
    void asManager() {
        signInAs("SHELTER", "shelter-manager");
        TestEnvironment.gateway.say(SHELTERS, """
                {"items":[{"id":"%s","name":"Larch House","region":"GB-SCT","status":"OPEN"}],"next":"bmV4dCBwYWdl"}""".formatted(ID));
        TestEnvironment.gateway.say(ONE, """
                {"id":"%s","name":"Larch House","region":"GB-SCT","status":"OPEN","operatorName":"Larch","pets":true,"version":3}""".formatted(ID));
        TestEnvironment.gateway.say(ONE + "/census", """
                {"occupied":7,"at":"2026-11-28T21:30:00Z","stale":false}""");
        TestEnvironment.gateway.say(ONE + "/status", "{\"status\":\"RESTRICTED\",\"since\":\"2026-11-28T21:30:00Z\"}");
        TestEnvironment.gateway.say(ONE + "/places", """
                {"items":[{"id":"0190b6d2-0000-7000-8000-00000000000b","room":"2","kind":"BED","operational":false,"version":1}]}""");
    }

    @Test
    void ok_200_the_desk_leads_to_the_list_and_the_list_to_the_record() {
        Browser browser = aBrowser();
        Document desk = browser.open("/portal/desk");
        assertThat(desk.select("main a[href=/portal/desk/shelters]").text()).isEqualTo("Shelters");
        Document list = browser.open("/portal/desk/shelters");
        assertThat(list.select("tbody th a").attr("href")).isEqualTo(PAGE);
        assertThat(list.select("tbody").text()).contains("Larch House", "Scotland", "Open");
        assertThat(list.selectFirst("a[rel=next]").attr("href")).isEqualTo("/portal/desk/shelters?cursor=bmV4dCBwYWdl");
        Document record = browser.open(PAGE);
        assertThat(record.select("h1").text()).isEqualTo("Larch House");
        assertThat(record.select("main").text()).contains("People in the shelter 7", "Restricted", "Bed", "Takes pets Yes").doesNotContain("Limits");
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @Test
    void ok_200_a_section_that_is_away_says_so() {
        TestEnvironment.gateway.refuse(ONE + "/places", 503);
        assertThat(aBrowser().open(PAGE).select("section:has(h2#places)").text()).contains("Not available now");
    }

    @Test
    void ok_303_a_direct_task_is_sent_at_once_and_the_record_says_so() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/census");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/census"));
        TestEnvironment.gateway.say("PUT " + ONE + "/census", "{\"occupied\":9,\"at\":\"2026-11-28T21:40:00Z\"}");
        Document done = browser.send(form, PAGE + "/census", "occupied", "9", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The census is recorded.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body())).isEqualTo(new JsonObject().put("occupied", 9L));
        assertThat(TestEnvironment.gateway.last("PUT").purpose()).isEqualTo("SUPPORT");
    }

    @Test
    void invalid_400_an_answer_that_is_wrong_is_named_and_kept() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/census");
        Document again = browser.send(form, PAGE + "/census", "occupied", "many", "_go", "send");
        assertThat(again.select(".govuk-error-summary a[href=#occupied]").text()).isEqualTo("People in the shelter must be a whole number");
        assertThat(again.select("#occupied").attr("value")).isEqualTo("many");
        TestEnvironment.gateway.refuseFields("PUT " + ONE + "/census", "occupied");
        Document refused = browser.send(again, PAGE + "/census", "occupied", "99", "_go", "send");
        assertThat(refused.select("#occupied-error").text()).contains("People in the shelter: is wrong");
        assertThat(refused.select("#occupied").attr("value")).isEqualTo("99");
    }

    @Test
    void ok_200_a_task_with_several_answers_shows_them_before_it_is_sent() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/places/new");
        Document check = browser.send(form, PAGE + "/places/new", "room", "12", "kind", "COT", "_go", "next");
        assertThat(check.select("h1").text()).isEqualTo("Check your answers");
        assertThat(check.select("dl").text()).contains("Room 12", "Cot");
        TestEnvironment.gateway.say("POST " + ONE + "/places", "{\"id\":\"0190b6d2-0000-7000-8000-00000000000c\"}");
        Document done = browser.send(check, PAGE + "/places/new", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The place is added.");
        assertThat(TestEnvironment.gateway.last("POST").key()).isEqualTo(form.select("input[name=_key]").attr("value"));
    }

    @Test
    void away_400_what_was_typed_and_the_key_are_kept_when_the_service_is_away() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/places/new");
        Document check = browser.send(form, PAGE + "/places/new", "room", "12", "kind", "COT", "_go", "next");
        TestEnvironment.gateway.refuse("POST " + ONE + "/places", 503);
        Document again = browser.send(check, PAGE + "/places/new", "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("does not answer now");
        assertThat(again.select("input[name=_key]").attr("value")).isEqualTo(form.select("input[name=_key]").attr("value"));
        assertThat(again.select("input[name=room]").attr("value")).isEqualTo("12");
    }

    @Test
    void signed_out_400_what_was_typed_comes_back_when_the_session_has_ended() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/census");
        browser.forget("q_session");
        Document again = browser.send(form, PAGE + "/census", "occupied", "9", "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("Your session has ended");
        assertThat(again.select("#occupied").attr("value")).isEqualTo("9");
    }

    @Test
    void not_found_404_an_address_without_a_page() {
        assertThat(aBrowser().get("/portal/desk/nowhere").statusCode()).isEqualTo(404);
        assertThat(aBrowser().get("/portal/desk/shelters/" + ID + "/nothing").statusCode()).isEqualTo(404);
        TestEnvironment.gateway.refuse(ONE, 404);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(404);
        TestEnvironment.gateway.refuse(ONE, 403);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(403);
    }
}
