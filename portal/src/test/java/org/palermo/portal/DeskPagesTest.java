package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.CodeName;
import org.palermo.portal.words.Words;

/// Lists, records and tasks of the desk, with the pages of a shelter as the example.
@QuarkusTest
class DeskPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-00000000000a";
    private static final String SHELTERS = "/api/shelter/v1/shelters";
    private static final String ONE = SHELTERS + "/" + ID;
    private static final String PAGE = "/portal/desk/shelters/" + ID;

    @Inject
    Words words;

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
        TestEnvironment.gateway.say(ONE + "/supplies", "{\"lacks\":[]}");
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
        assertThat(record.title()).as("a confidential house").isEqualTo("Shelter – Palermo");
        assertThat(record.select("section:has(h2#supplies)").text()).contains("Nothing is recorded yet.", "Record what is lacking");
        assertThat(record.select("main").text()).contains("People in the shelter 7", "Restricted", "Bed", "Takes pets Yes").doesNotContain("Limits");
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @Test
    void ok_200_an_administrator_of_the_mechanism_says_which_organisation_runs_a_new_shelter() {
        String form = "/portal/desk/shelters/new-for-organisation";
        assertThat(aBrowser().open("/portal/desk/shelters").select("main a[href^=/portal/desk/shelters/new]").eachAttr("href"))
                .containsExactly("/portal/desk/shelters/new");
        signInAs("COMPETENT_AUTHORITY", "mechanism-administrator");
        TestEnvironment.gateway.say("/api/nrm/v1/providers",
                "{\"items\":[{\"id\":\"%s\",\"name\":\"Larch\"}],\"next\":null}".formatted(ID));
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk/shelters").select("main a[href^=/portal/desk/shelters/new]").eachAttr("href"))
                .containsExactly(form);
        Document page = browser.open(form);
        PageRulesTest.expectWhole(browser, browser.get(form));
        assertThat(TestEnvironment.gateway.requests).filteredOn(one -> one.path().equals("/api/nrm/v1/providers"))
                .as("no closed organisation is offered").anyMatch(one -> one.query() != null && one.query().contains("closed=false"));
        Document again = browser.send(page, form, "name", "Birch House", "region", "GB-SCT", "status", "OPEN", "_go", "next");
        assertThat(again.select(".govuk-error-summary").text()).contains("Organisation that runs it");
        Document next = browser.send(again, form, "operatorAgency", ID, "name", "Birch House", "operatorName", "Larch",
                "region", "GB-SCT", "status", "OPEN", "_go", "next");
        assertThat(next.select("h1").text()).isEqualTo("Where is it?");
        assertThat(next.select("input[name=operatorAgency]").attr("value")).isEqualTo(ID);
        Document unsaid = browser.send(next, form, "address.line1", "1 Elm Street", "address.town", "Perth", "address.postcode", "PH1",
                "_go", "next");
        assertThat(unsaid.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#confidential", "#publicListing");
        Document takes = browser.send(unsaid, form, "address.line1", "1 Elm Street", "address.town", "Perth", "address.postcode", "PH1",
                "confidential", "true", "publicListing", "false", "_go", "next");
        Document whom = browser.send(takes, form, "takes.minAge", "18", "takes.maxAge", "120", "_go", "next");
        assertThat(whom.select(".govuk-error-summary a").eachAttr("href")).as("nobody is refused because nobody answered")
                .containsExactly("#takes-women", "#takes-womenWithChildren", "#takes-girls", "#takes-men");
        assertThat(whom.select("input[type=radio]").eachAttr("value")).doesNotContain("");
        Document offers = browser.send(whom, form, "takes.women", "true", "takes.womenWithChildren", "false", "takes.girls", "true",
                "takes.men", "false", "takes.minAge", "12", "takes.maxAge", "120", "_go", "next");
        assertThat(offers.select("h1").text()).isEqualTo("What does it offer?");
        assertThat(browser.send(offers, form, "security", "STANDARD", "_go", "next").select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#pets", "#medicalIsolation", "#staffedPlaces", "#hygieneLimit");
        assertThat(browser.get("/portal/desk/shelters/new").statusCode()).isEqualTo(403);
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
        Document check = browser.send(form, PAGE + "/places/new", "room", "12", "kind", "COT", "operational", "true", "_go", "next");
        assertThat(check.select("h1").text()).isEqualTo("Check your answers");
        assertThat(check.select("dl").text()).contains("Room 12", "Cot");
        TestEnvironment.gateway.say("POST " + ONE + "/places", "{\"id\":\"0190b6d2-0000-7000-8000-00000000000c\"}");
        Document done = browser.send(check, PAGE + "/places/new", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The place is added.");
        assertThat(TestEnvironment.gateway.last("POST").key()).isEqualTo(form.select("input[name=_key]").attr("value"));
    }

    @Test
    void invalid_400_whether_a_new_place_is_in_service_must_be_said() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/places/new");
        assertThat(form.select("input[name=operational]").eachAttr("value")).containsExactly("true", "false");
        assertThat(form.select("input[name=operational][checked]")).isEmpty();
        Document again = browser.send(form, PAGE + "/places/new", "room", "12", "kind", "COT", "_go", "next");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#operational");
    }

    @Test
    void away_400_what_was_typed_and_the_key_are_kept_when_the_service_is_away() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/places/new");
        Document check = browser.send(form, PAGE + "/places/new", "room", "12", "kind", "COT", "operational", "true", "_go", "next");
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
        assertThat(again.select("main a[data-exit]")).hasSize(1);
        Element in = again.selectFirst(".govuk-error-summary a");
        assertThat(in.text()).isEqualTo("Sign in, in a new tab");
        assertThat(in.attr("target") + " " + in.attr("rel")).isEqualTo("_blank noopener");
        Document back = browser.open(in.attr("href"));
        assertThat(back.location()).contains(PAGE + "/census?form=");
        assertThat(back.select(".palermo-header__who")).hasSize(1);
        TestEnvironment.gateway.say("PUT " + ONE + "/census", "{\"occupied\":9,\"at\":\"2026-11-28T21:40:00Z\"}");
        Document done = browser.send(again, PAGE + "/census", "occupied", "9", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The census is recorded.");
        assertThat(done.select("a[target=_blank]")).isEmpty();
    }

    @Test
    void conflict_400_the_key_is_kept_while_the_first_request_may_be_done() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/places/new");
        String key = form.select("input[name=_key]").attr("value");
        Document check = browser.send(form, PAGE + "/places/new", "room", "12", "kind", "COT", "operational", "true", "_go", "next");
        TestEnvironment.gateway.problem("POST " + ONE + "/places", 409, "request:still-running");
        Document running = browser.send(check, PAGE + "/places/new", "_go", "send");
        assertThat(running.select(".govuk-error-summary").text()).contains("still being carried out");
        assertThat(running.select("input[name=_key]").attr("value")).isEqualTo(key);
        TestEnvironment.gateway.problem("POST " + ONE + "/places", 422, "request:key-reused");
        Document reused = browser.send(running, PAGE + "/places/new", "_go", "send");
        assertThat(reused.select(".govuk-error-summary").text()).contains("was perhaps done. Look at the record before you send it again");
        assertThat(reused.select("input[name=_key]").attr("value")).isEqualTo(key);
        TestEnvironment.gateway.refuse("POST " + ONE + "/places", 422);
        Document refused = browser.send(reused, PAGE + "/places/new", "_go", "send");
        assertThat(refused.select("input[name=_key]").attr("value")).isNotEmpty().isNotEqualTo(key);
    }

    private static void sayShelter(String name, int version) {
        TestEnvironment.gateway.say(ONE, """
                {"id":"%s","operatorAgency":"0190b6d2-0000-7000-8000-00000000000d","name":"%s","region":"GB-SCT","status":"OPEN","operatorName":"Larch",
                "takes":{"women":true,"womenWithChildren":false,"girls":true,"men":false,"minAge":18,"maxAge":120},
                "pets":true,"medicalIsolation":false,"security":"STANDARD","confidential":true,"publicListing":false,
                "lacks":["FOOD"],"version":%d}""".formatted(ID, name, version));
    }

    @Test
    void ok_303_what_a_form_does_not_ask_for_stays_as_it_is() {
        sayShelter("Larch House", 3);
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/description");
        TestEnvironment.gateway.say("PUT " + ONE, "{}");
        browser.send(form, PAGE + "/description", "name", "Elm House", "operatorName", "Larch", "region", "GB-SCT", "status", "OPEN", "_go", "send");
        JsonObject sent = new JsonObject(TestEnvironment.gateway.last("PUT").body());
        assertThat(sent.getJsonArray("lacks")).containsExactly("FOOD");
        assertThat(sent.getString("operatorAgency")).isEqualTo("0190b6d2-0000-7000-8000-00000000000d");
        assertThat(sent.getString("name")).isEqualTo("Elm House");
        assertThat(TestEnvironment.gateway.last("PUT").ifMatch()).isEqualTo("\"3\"");
    }

    @Test
    void ok_303_a_change_of_the_description_asks_for_no_address_and_sends_none() {
        sayShelter("Larch House", 3);
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/description");
        Document listing = browser.send(form, PAGE + "/description", "name", "Elm House", "operatorName", "Larch", "region", "GB-SCT",
                "status", "OPEN", "_go", "next");
        assertThat(listing.select("h1").text()).isEqualTo("Who may know where it is?");
        Document unsaid = browser.send(listing, PAGE + "/description", "_go", "next");
        assertThat(unsaid.select(".govuk-error-summary a").eachAttr("href")).as("an address is never published because nobody answered")
                .containsExactly("#confidential", "#publicListing");
        Document takes = browser.send(unsaid, PAGE + "/description", "confidential", "true", "publicListing", "true", "_go", "next");
        assertThat(takes.select("h1").text()).isEqualTo("Whom does it take?");
        assertThat(takes.select("input[type=radio][checked]").eachAttr("value")).as("as recorded")
                .containsExactly("true", "false", "true", "false");
        Document missing = browser.send(takes, PAGE + "/description", "takes.women", "true", "takes.girls", "", "_go", "next");
        assertThat(missing.select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#takes-womenWithChildren", "#takes-girls", "#takes-men", "#takes-minAge", "#takes-maxAge");
        Document offers = browser.send(missing, PAGE + "/description", "takes.women", "true", "takes.womenWithChildren", "true",
                "takes.girls", "true", "takes.men", "false", "takes.minAge", "18", "takes.maxAge", "120", "_go", "next");
        assertThat(offers.select("[name=staffedPlaces], [name=hygieneLimit]")).isEmpty();
        assertThat(offers.select("[name=pets][checked], [name=medicalIsolation][checked]").eachAttr("value"))
                .containsExactly("true", "false");
        TestEnvironment.gateway.say("PUT " + ONE, "{}");
        Document check = browser.send(offers, PAGE + "/description", "security", "STANDARD", "pets", "true", "medicalIsolation", "false",
                "_go", "next");
        assertThat(check.select("dl").text()).contains("Elm House").doesNotContain("Postcode");
        Document done = browser.send(check, PAGE + "/description", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The description is changed.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body()).fieldNames()).contains("name", "takes")
                .doesNotContain("address", "staffedPlaces", "hygieneLimit");
    }

    @Test
    void ok_200_the_address_is_asked_for_where_the_directory_may_not_show_it_yet() {
        sayShelter("Larch House", 3);
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/description");
        Document listing = browser.send(form, PAGE + "/description", "name", "Elm House", "operatorName", "Larch", "region", "GB-SCT",
                "status", "OPEN", "_go", "next");
        Document listed = browser.send(listing, PAGE + "/description", "confidential", "false", "publicListing", "true", "_go", "next");
        assertThat(listed.select("h1").text()).isEqualTo("The public directory shows the address");
        assertThat(listed.select("main").text()).contains("leave these three empty");
        assertThat(browser.send(listed, PAGE + "/description", "_go", "next").select("h1").text()).isEqualTo("Whom does it take?");
    }

    @Test
    void ok_303_a_shelter_that_has_moved_sends_its_address_and_the_rest_as_it_is() {
        sayShelter("Larch House", 3);
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("main a[href=" + PAGE + "/address]").text()).isEqualTo("The shelter has moved");
        Document form = browser.open(PAGE + "/address");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/address"));
        assertThat(form.select("main form input[type=text]").eachAttr("name"))
                .containsExactly("address.line1", "address.town", "address.postcode");
        Document again = browser.send(form, PAGE + "/address", "address.town", "Perth", "_go", "next");
        assertThat(again.select(".govuk-error-summary li")).hasSize(2);
        Document check = browser.send(again, PAGE + "/address", "address.line1", "1 Elm Street", "address.town", "Perth",
                "address.postcode", "PH1", "_go", "next");
        assertThat(check.select("dl").text()).contains("1 Elm Street", "Perth", "PH1");
        TestEnvironment.gateway.say("PUT " + ONE, "{}");
        Document done = browser.send(check, PAGE + "/address", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The new address is stored.");
        JsonObject sent = new JsonObject(TestEnvironment.gateway.last("PUT").body());
        assertThat(sent.getJsonObject("address")).isEqualTo(new JsonObject().put("line1", "1 Elm Street").put("town", "Perth").put("postcode", "PH1"));
        assertThat(sent.getString("name")).isEqualTo("Larch House");
        assertThat(sent.getJsonArray("lacks")).containsExactly("FOOD");
        assertThat(sent.getBoolean("confidential")).isTrue();
        assertThat(TestEnvironment.gateway.last("PUT").ifMatch()).isEqualTo("\"3\"");
    }

    @Test
    void ok_303_what_is_lacking_is_ticked_and_a_code_of_the_shelter_stays() {
        TestEnvironment.gateway.say(ONE + "/supplies", "{\"lacks\":[\"FOOD\",\"CANDLES\"],\"recordedAt\":\"2026-11-28T21:30:00Z\"}");
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("section:has(h2#supplies)").text()).contains("Food, CANDLES");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/supplies"));
        Document form = browser.open(PAGE + "/supplies");
        assertThat(form.select(".govuk-checkboxes__label").eachText()).containsExactly("Protective equipment", "Food", "Hygiene articles",
                "Medicine", "Clothes", "Bedding", "Things for babies", "Something else", "CANDLES");
        assertThat(form.select("input[name=lacks][checked]").eachAttr("value")).containsExactly("FOOD", "CANDLES");
        TestEnvironment.gateway.say("PUT " + ONE + "/supplies", "{\"lacks\":[\"BABY_CARE\",\"CANDLES\"]}");
        browser.send(form, PAGE + "/supplies", "lacks", "BABY_CARE", "lacks", "CANDLES", "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body()).getJsonArray("lacks")).containsExactly("BABY_CARE", "CANDLES");
    }

    @Test
    void ok_303_a_limit_that_is_not_typed_is_not_sent() {
        TestEnvironment.gateway.say(ONE + "/limits", "{\"night\":\"2026-11-28\",\"staffed\":6,\"hygieneLimit\":5}");
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/limits"));
        Document form = browser.open(PAGE + "/limits");
        assertThat(form.select("main dl").text()).contains("28 Nov 2026", "Most people for the staff on duty 6",
                "Most people that the hygiene rules allow 5");
        assertThat(form.select("#staffed, #hygieneLimit").eachAttr("value")).containsExactly("", "");
        Document check = browser.send(form, PAGE + "/limits", "staffed", "4", "_go", "next");
        TestEnvironment.gateway.say("PUT " + ONE + "/limits", "{\"night\":\"2026-11-28\",\"staffed\":4,\"hygieneLimit\":5}");
        browser.send(check, PAGE + "/limits", "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body())).isEqualTo(new JsonObject().put("staffed", 4));
    }

    @Test
    void conflict_400_the_form_says_what_somebody_else_has_changed() {
        sayShelter("Larch House", 3);
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/description");
        sayShelter("Birch House", 4);
        TestEnvironment.gateway.refuse("PUT " + ONE, 412);
        Document again = browser.send(form, PAGE + "/description", "name", "Elm House", "operatorName", "Larch", "region", "GB-SCT", "status", "OPEN", "_go", "send");
        assertThat(again.select("#changed li")).singleElement().satisfies(line -> assertThat(line.text()).endsWith(": is now Birch House"));
        assertThat(again.select("input[name=_version]").attr("value")).isEqualTo("\"4\"");
        assertThat(again.select("[name=name]").attr("value")).isEqualTo("Elm House");
        Document same = browser.send(again, PAGE + "/description", "name", "Elm House", "operatorName", "Larch", "region", "GB-SCT", "status", "OPEN", "_go", "send");
        assertThat(same.select("#changed")).as("nothing has changed since").isEmpty();
    }

    @Test
    void ok_200_the_banner_stands_on_the_page_once() {
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE + "?done=recordCensus").select(".govuk-notification-banner")).isEmpty();
        TestEnvironment.gateway.say("PUT " + ONE + "/census", "{}");
        Document done = browser.send(browser.open(PAGE + "/census"), PAGE + "/census", "occupied", "9", "_go", "send");
        assertThat(done.select(".govuk-notification-banner")).isNotEmpty();
        assertThat(browser.open(PAGE + "?done=recordCensus").select(".govuk-notification-banner")).isEmpty();
    }

    @Test
    void ok_200_a_check_page_can_be_continued_and_a_form_without_a_key_begins_anew() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/places/new");
        Document check = browser.send(form, PAGE + "/places/new", "room", "12", "kind", "COT", "operational", "true", "_go", "next");
        assertThat(browser.post(PAGE + "/places/new", form(check, "_go=next")).statusCode()).isEqualTo(200);
        assertThat(browser.post(PAGE + "/places/new", form(check, "_go=back")).statusCode()).isEqualTo(200);
        String token = form(form, "room=14").replaceAll("&(_\\w+|operational)=[^&]*", "");
        browser.forget("q_session");
        Document ended = browser.document(browser.post(PAGE + "/places/new", token));
        assertThat(ended.select(".govuk-error-summary").text()).contains("Your session has ended");
        assertThat(ended.select("#room").attr("value")).isEqualTo("14");
        assertThat(ended.select("input[name=_key]")).isEmpty();
        browser.open(PAGE);
        Document begun = browser.document(browser.post(PAGE + "/places/new", token + "&_go=next"));
        assertThat(begun.select("#room").attr("value")).isEqualTo("14");
        assertThat(begun.select("input[name=_key]").attr("value")).hasSize(36);
    }

    private static String form(Document page, String more) {
        StringBuilder body = new StringBuilder(more);
        page.select("main form input[type=hidden]").forEach(one -> body.append('&').append(one.attr("name")).append('=').append(one.attr("value")));
        return body.toString();
    }

    @Test
    void away_503_a_time_is_not_asked_for_without_its_zone() {
        assertThat(aBrowser().get(PAGE + "/on-call/new").statusCode()).isEqualTo(200);
        TestEnvironment.gateway.refuse(FakeGateway.COUNTRIES, 503);
        assertThat(aBrowser().get(PAGE + "/on-call/new").statusCode()).isEqualTo(503);
        assertThat(aBrowser().get(PAGE + "/places/new").statusCode()).isEqualTo(200);
    }

    @Test
    void ok_200_a_page_asks_for_the_countries_once() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/census");
        for (String page : List.of("/portal/desk/shelters", PAGE, PAGE + "/census", PAGE + "/places/new")) {
            TestEnvironment.gateway.requests.clear();
            browser.open(page);
            assertThat(TestEnvironment.gateway.requests).as(page).filteredOn(r -> r.path().equals(FakeGateway.COUNTRIES)).hasSize(1);
        }
        TestEnvironment.gateway.requests.clear();
        browser.send(form, PAGE + "/census", "occupied", "many", "_go", "send");
        assertThat(TestEnvironment.gateway.requests).as("the form, and the page that follows")
                .filteredOn(r -> r.path().equals(FakeGateway.COUNTRIES)).hasSize(2);
    }

    @Test
    void ok_200_languages_beyond_the_boxes_and_outside_the_list_are_kept() {
        TestEnvironment.gateway.say(ONE, """
                {"id":"%s","name":"Larch House","languages":["en","fr","es","de","it","pt","ru","pl","uk","tr","ro","gsw"],"version":3}""".formatted(ID));
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/description");
        Document offers = browser.document(browser.post(PAGE + "/description", form(form, "_go=page:4")));
        assertThat(offers.select("select[name=languages]")).hasSize(10);
        assertThat(offers.select("input[type=hidden][name=languages]")).hasSize(2);
        assertThat(offers.select("select[name=languages]").first().select("option[value=gsw]").text()).isEqualTo("Swiss German");
        assertThat(offers.select("select[name=languages]").first().select("option").eachAttr("value")).as("the list of the referral form")
                .containsAll(words.codes().languages(Language.EN).stream().map(CodeName::code).toList());
        assertThat(offers.select("main form button[type=submit]").first().attr("value")).isEqualTo("next");
    }

    @Test
    void ok_200_a_choice_that_is_no_longer_listed_stays_chosen_and_all_pages_of_the_list_are_choices() {
        signInAs("STATE", "mechanism-administrator");
        TestEnvironment.gateway.say("/api/nrm/v1/providers", query -> query.contains("cursor=more")
                ? "{\"items\":[{\"id\":\"0190b6d2-0000-7000-8000-0000000000a2\",\"name\":\"Second House\"}]}"
                : "{\"items\":[{\"id\":\"0190b6d2-0000-7000-8000-0000000000a1\",\"name\":\"First House\"}],\"next\":\"more\"}");
        Browser browser = aBrowser();
        Document form = browser.open("/portal/desk/raised-holds/new");
        Document again = browser.document(browser.post("/portal/desk/raised-holds/new", form(form,
                "country=GB&agency=0190b6d2-0000-7000-8000-0000000000a9&_go=page:1")));
        String gone = "[value=0190b6d2-0000-7000-8000-0000000000a9]";
        assertThat(again.select("option" + gone + "[selected], input" + gone + "[checked]")).hasSize(1);
        assertThat(again.select("main form").text()).contains("First House", "Second House", "As recorded");
    }

    @Test
    void ok_200_a_table_that_was_cut_says_so() {
        assertThat(aBrowser().open(PAGE).select(".palermo-more")).isEmpty();
        TestEnvironment.gateway.say(ONE + "/supplies", "{\"lacks\":[]}");
        TestEnvironment.gateway.say(ONE + "/places", """
                {"items":[{"id":"0190b6d2-0000-7000-8000-00000000000b","room":"2","kind":"BED","operational":false}],"next":"bW9yZQ"}""");
        assertThat(aBrowser().open(PAGE).select("section:has(h2#places) .palermo-more").text()).contains("The list is longer");
    }

    @Test
    void not_found_404_a_table_that_the_record_does_not_have() {
        assertThat(aBrowser().get(PAGE + "?table=nothing&cursor=bW9yZQ").statusCode()).isEqualTo(404);
    }

    @Test
    void ok_200_a_list_that_must_be_asked_for_something_waits_for_it() {
        signInAs("GOVERNMENT", "auditor");
        TestEnvironment.gateway.refuse("/api/nrm/v1/audit", 400);
        Document page = aBrowser().open("/portal/desk/audit/referral");
        assertThat(page.select("main").text()).contains("Enter the reference or the id of a record above");
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().equals("/api/nrm/v1/audit"));
    }

    @Test
    void ok_200_an_auditor_finds_the_accesses_to_a_case_by_its_reference_and_in_words() {
        signInAs("GOVERNMENT", "auditor");
        TestEnvironment.gateway.say("/api/nrm/v1/audit/cases", """
                {"items": [{"id": "%1$s", "at": "2026-02-01T09:00:00Z", "subject": "s", "agency": "00000000-0000-7000-8000-000000000012",
                            "action": "READ_PERSON", "kind": "case_file"},
                           {"id": "%1$s", "at": "2026-02-01T08:00:00Z", "subject": "s", "agency": "00000000-0000-7000-8000-000000000012",
                            "action": "READ_EDITIONS_RISK_ASSESSMENT", "kind": "case_file"}], "next": null}""".formatted(ID));
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk/audit/cases").select("main").text()).contains("Enter the reference of a case above");
        Document page = browser.open("/portal/desk/audit/cases?reference=QBE5-16CB-H");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals("/api/nrm/v1/audit/cases")).toList().getLast().query())
                .contains("reference=QBE5-16CB-H");
        assertThat(page.select("tbody tr").text()).contains("Read who she is", "Case", "Read the earlier editions: Risk assessment")
                .doesNotContain("READ_PERSON", "READ_EDITIONS");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/audit/cases?reference=QBE5-16CB-H&lang=ar"));
    }

    @Test
    void ok_200_a_reference_may_have_spaces_and_the_sign_of_an_earlier_one() {
        signInAs("GOVERNMENT", "auditor");
        TestEnvironment.gateway.say("/api/nrm/v1/audit/cases", "{\"items\": [], \"next\": null}");
        aBrowser().open("/portal/desk/audit/cases?reference=%20QBE5%2016CB%20*%20");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals("/api/nrm/v1/audit/cases")).toList().getLast().query())
                .contains("reference=QBE5 16CB *");
    }

    @Test
    void ok_200_a_reference_that_is_not_taken_is_said_and_stays_in_its_field() {
        signInAs("GOVERNMENT", "auditor");
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/audit/cases?reference=QBE5%2F16CB");
        assertThat(page.select("#reference-error").text()).contains("this was not searched for", "40 characters");
        assertThat(page.select("#reference").attr("value")).isEqualTo("QBE5/16CB");
        assertThat(page.select("#reference").attr("aria-describedby")).isEqualTo("reference-error");
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().equals("/api/nrm/v1/audit/cases"));
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/audit/cases?reference=QBE5%2F16CB&lang=ar"));
        assertThat(browser.open("/portal/desk/audit/cases?reference=%20").select("#reference-error")).as("nothing was typed").isEmpty();
    }

    private static String seen(String at, String subject, String action) {
        return """
                {"id": "%s", "at": "2026-02-01T%sZ", "subject": "%s", "agency": "00000000-0000-7000-8000-000000000012", "action": "%s",
                 "kind": "case_file", "requestId": "r"}""".formatted(ID, at, subject, action);
    }

    @Test
    void ok_200_what_a_page_of_a_case_read_at_once_is_one_line_that_can_be_opened() {
        signInAs("GOVERNMENT", "auditor");
        TestEnvironment.gateway.say("/api/nrm/v1/audit/cases", "{\"items\": [" + String.join(",", seen("09:00:01", "s", "READ_PERSON"),
                seen("09:00:00.5", "s", "READ_TIMELINE"), seen("09:00:00.4", "s", "READ_TEAM"), seen("09:00:00", "s", "READ"),
                seen("08:59:59", "other", "READ"), seen("08:58:00", "s", "READ_TEAM"), seen("08:57:30", "s", "READ"),
                seen("08:30:00", "s", "READ")) + "], \"next\": \"bW9yZQ\"}");
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/audit/cases?reference=QBE5-16CB-H");
        assertThat(page.select("tbody tr td:nth-of-type(1)").eachText()).containsExactly("Read who she is",
                "Opened the record: 3 parts Read what happened Read who works on it Read the case", "Read the case",
                "Opened the record: 2 parts Read who works on it Read the case", "Read the case");
        assertThat(page.select("tbody details:not([open])")).hasSize(2);
        assertThat(page.select("a[rel=next]").attr("href")).as("pages are those of the service").endsWith("cursor=bW9yZQ");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/audit/cases?reference=QBE5-16CB-H&lang=ar"));
    }

    @Test
    void ok_200_the_content_of_a_record_is_said_in_words() {
        signInAs("LEGAL_AID", "legal-adviser");
        String lawyers = "00000000-0000-7000-8000-000000000052";
        TestEnvironment.gateway.say("/api/nrm/v1/providers/" + lawyers, "{\"id\": \"" + lawyers + "\", \"name\": \"Justice Law Centre\"}");
        TestEnvironment.gateway.say("/api/nrm/v1/addressed-records/" + ID + "/case", "{\"region\": \"GB-SCT\", \"coordinators\": []}");
        TestEnvironment.gateway.say("/api/nrm/v1/addressed-records/" + ID, """
                {"id": "%s", "kind": "CLAIM", "state": "LODGED", "recordedAt": "2026-02-01T09:00:00Z", "particulars":
                 {"against": "STATE_FUND", "amount": {"minor": 1250000, "currency": "GBP"}, "lodgedOn": "2026-01-31", "adviser": "%s",
                  "claim": "0190b6d2-0000-7000-8000-0000000000a9"}}""".formatted(ID, lawyers));
        String text = aBrowser().open("/portal/desk/addressed-records/" + ID).select("main").text();
        assertThat(text).contains("State fund", "12,500.00", "31 Jan 2026", "Justice Law Centre")
                .doesNotContain("1,250,000", "2026-01-31", lawyers, "0190b6d2-0000-7000-8000-0000000000a9");
    }

    /// Lists name dozens of organisations, and everybody may read the register.
    @Test
    void the_name_of_an_organisation_is_asked_for_once_and_kept_for_others() {
        String lawyers = "/api/nrm/v1/providers/00000000-0000-7000-8000-0000000000f1";
        TestEnvironment.gateway.say("/api/nrm/v1/addressed-records/" + ID + "/case", "{\"region\": \"GB-SCT\", \"coordinators\": []}");
        TestEnvironment.gateway.say("/api/nrm/v1/addressed-records/" + ID, """
                {"id": "%s", "kind": "CLAIM", "state": "LODGED", "recordedAt": "2026-02-01T09:00:00Z", "particulars":
                 {"against": "STATE_FUND", "lodgedOn": "2026-01-31", "adviser": "00000000-0000-7000-8000-0000000000f1"}}""".formatted(ID));
        signInAs("LEGAL_AID", "legal-adviser");
        assertThat(record()).as("the register does not have it yet").doesNotContain("Harbour Law");
        TestEnvironment.gateway.say(lawyers, "{\"id\": \"00000000-0000-7000-8000-0000000000f1\", \"name\": \"Harbour Law\"}");
        assertThat(record()).contains("Harbour Law");
        long asked = asked(lawyers);
        assertThat(record()).contains("Harbour Law");
        assertThat(asked(lawyers)).isEqualTo(asked);
        signInAs("IMMIGRATION", "legal-adviser");
        TestEnvironment.gateway.refuse(lawyers, 403);
        assertThat(record()).as("an immigration body may not read the register").doesNotContain("Harbour Law");
    }

    private static String record() {
        return aBrowser().open("/portal/desk/addressed-records/" + ID).select("main").text();
    }

    private static long asked(String path) {
        return TestEnvironment.gateway.requests.stream().filter(request -> request.path().equals(path)).count();
    }

    @Test
    void forbidden_403_a_page_of_another_role_says_so() {
        signInAs("NGO", "ngo");
        Browser browser = aBrowser();
        var answer = browser.get("/portal/desk/shelters");
        assertThat(answer.statusCode()).isEqualTo(403);
        PageRulesTest.expectWhole(browser, answer);
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
