package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a service is reached.
@QuarkusTest
class ServicePagesTest extends PortalTest {
    private static final String LINE = "0190b6d2-0000-7000-8000-000000000021";
    private static final String LINES = "/api/nrm/v1/service-lines";
    private static final String API = "/api/nrm/v1/service-lines/" + LINE;
    private static final String PAGE = "/portal/desk/service-lines/" + LINE;
    private static final String FORM = PAGE + "/contact";
    private static final String CONTACT = """
            {"phones":[{"number":"+441632960123","label":"At night","languages":["pl"]},{"number":"116123","languages":[]}],"web":"https://help.example.org/",
             "addressConfidential":false,"address":{"line1":"1 Long Road","town":"Perth","region":"GB-SCT"},
             "hours":{"alwaysOpen":false,"periods":[{"day":"MONDAY","opens":"09:00","closes":"17:00"}],"publicHolidays":"Closed."},
             "languages":["en"],"takes":{"women":true,"girls":true,"men":false,"boys":false,"minAge":16},"accessibility":["STEP_FREE"]}""";

    @BeforeEach
    void asCoordinator() {
        signInAs("GOVERNMENT", "regional-coordinator");
        TestEnvironment.gateway.say(API, """
                {"id":"%s","providerName":"Larch","country":"GB","category":"HELPLINE","pillar":"INDIVIDUAL_SUPPORT","national":false,"regions":["GB-SCT"],"channels":["PHONE"],
                 "transport":false,"state":"OPERATIONAL","publicListing":true,"contact":%s,"version":4}""".formatted(LINE, CONTACT));
        TestEnvironment.gateway.say(API + "/contacts", "{\"items\":[{\"contact\":" + CONTACT + ",\"from\":\"2026-11-01T09:00:00Z\"}]}");
        TestEnvironment.gateway.say(API + "/states", "{\"items\":[]}");
        TestEnvironment.gateway.say(API + "/descriptions", "{\"items\":[]}");
    }

    @Test
    void ok_200_the_page_of_the_service_says_how_it_is_reached() {
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        assertThat(page.select("section:has(h2#contact)").text()).contains("1 Long Road", "Perth", "Scotland", "https://help.example.org/", "Takes women Yes",
                "From the age of 16", "Entrance without steps", "Change how it is reached");
        assertThat(page.select("section:has(h2#phones) tbody tr")).hasSize(2);
        assertThat(page.select("section:has(h2#periods) tbody").text()).isEqualTo("Monday 09:00 17:00");
        assertThat(page.select("section:has(h2#contacts) tbody").text()).contains("1 Nov 2026", "116123");
    }

    @Test
    void ok_303_the_form_shows_what_is_known_and_sends_the_whole_contact() {
        Browser browser = aBrowser();
        Document form = browser.open(FORM);
        PageRulesTest.expectWhole(browser, browser.get(FORM));
        assertThat(form.select("#phones-0-number").attr("value")).isEqualTo("+441632960123");
        assertThat(form.select("#phones-0-label").attr("value")).isEqualTo("At night");
        assertThat(form.select("#phones-1-number").attr("value")).isEqualTo("116123");
        assertThat(form.select("#web").text()).isEqualTo("https://help.example.org/");
        Document confidential = browser.send(form, FORM, "phones.0.number", "+441632960456", "phones.0.languages", "pl", "languages", "en", "_go", "next");
        Document place = browser.send(confidential, FORM, "addressConfidential", "false", "_go", "next");
        assertThat(place.select("h1").text()).isEqualTo("Public address");
        assertThat(place.select("#address-line1").attr("value")).isEqualTo("1 Long Road");
        Document open = browser.send(place, FORM, "address.line1", "2 Long Road", "address.town", "Perth", "address.region", "GB-SCT", "_go", "next");
        Document week = browser.send(open, FORM, "hours.alwaysOpen", "false", "_go", "next");
        assertThat(week.select("select[name=hours.periods.0.day] option[selected]").attr("value")).isEqualTo("MONDAY");
        Document more = browser.send(week, FORM, "hours.periods.0.day", "MONDAY", "hours.periods.0.opens", "08:00", "hours.periods.0.closes", "18:00", "_go", "add:hours.periods");
        Document holidays = browser.send(more, FORM, "hours.periods.0.day", "MONDAY", "hours.periods.0.opens", "08:00", "hours.periods.0.closes", "18:00",
                "hours.periods.1.day", "FRIDAY", "hours.periods.1.opens", "08:00", "hours.periods.1.closes", "12:00", "_go", "next");
        Document whom = browser.send(holidays, FORM, "hours.publicHolidays", "Closed.", "_go", "next");
        assertThat(whom.select("input[name=takes.women][checked]").attr("value")).isEqualTo("true");
        Document others = browser.send(whom, FORM, "takes.women", "true", "_go", "next");
        assertThat(others.select("h1").text()).isEqualTo("Whom else it takes");
        assertThat(others.select("input[type=radio][checked]").eachAttr("value")).containsExactly("true", "false", "false");
        assertThat(others.select("#takes-minAge").attr("value")).isEqualTo("16");
        Document missing = browser.send(others, FORM, "takes.minAge", "18", "_go", "next");
        assertThat(missing.select(".govuk-error-summary a").eachAttr("href")).as("nobody is refused because nobody answered")
                .containsExactly("#takes-girls", "#takes-men", "#takes-boys");
        Document access = browser.send(missing, FORM, "takes.girls", "true", "takes.men", "false", "takes.boys", "false",
                "takes.minAge", "18", "_go", "next");
        Document check = browser.send(access, FORM, "accessibility", "STEP_FREE", "_go", "next");
        assertThat(check.select("dl").text()).contains("+441632960456", "2 Long Road", "Friday");
        TestEnvironment.gateway.say("PUT " + API + "/contact", "{\"id\":\"" + LINE + "\",\"version\":5}");
        Document done = browser.send(check, FORM, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("It is changed. The earlier way is kept.");
        assertThat(TestEnvironment.gateway.last("PUT").ifMatch()).contains("4");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body())).isEqualTo(new JsonObject("""
                {"phones":[{"number":"+441632960456","languages":["pl"]}],"languages":["en"],"addressConfidential":false,
                 "address":{"line1":"2 Long Road","town":"Perth","region":"GB-SCT"},
                 "hours":{"alwaysOpen":false,"periods":[{"day":"MONDAY","opens":"08:00","closes":"18:00"},{"day":"FRIDAY","opens":"08:00","closes":"12:00"}],
                 "publicHolidays":"Closed."},"takes":{"women":true,"girls":true,"men":false,"boys":false,"minAge":18},
                 "accessibility":["STEP_FREE"]}"""));
    }

    @Test
    void ok_200_whom_a_service_takes_may_be_unknown_as_a_whole() {
        Browser browser = aBrowser();
        Document whom = browser.document(browser.post(FORM, hidden(browser.open(FORM)) + "&_go=page:6"));
        assertThat(whom.select("h1").text()).isEqualTo("Whom it takes");
        assertThat(whom.select("#takes-women-hint").text()).contains("not known whom the service takes");
        Document access = browser.send(whom, FORM, "takes.women", "", "_go", "next");
        assertThat(access.select("h1").text()).isEqualTo("Access");
        Document check = browser.send(access, FORM, "accessibility", "STEP_FREE", "_go", "next");
        TestEnvironment.gateway.say("PUT " + API + "/contact", "{\"id\":\"" + LINE + "\",\"version\":5}");
        browser.send(check, FORM, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body()).fieldNames()).contains("hours").doesNotContain("takes");
    }

    private static String hidden(Document page) {
        return page.select("main form input[type=hidden]").stream()
                .map(one -> one.attr("name") + "=" + URLEncoder.encode(one.attr("value"), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Test
    void invalid_400_whether_a_service_is_national_offers_transport_and_is_listed_must_be_said() {
        Browser browser = aBrowser();
        String described = PAGE + "/description";
        Document form = browser.open(described);
        assertThat(form.select("input[name=transport]").eachAttr("value")).containsExactly("true", "false");
        assertThat(form.select("input[name=transport][checked]").attr("value")).as("as recorded").isEqualTo("false");
        TestEnvironment.gateway.say("/api/nrm/v1/providers",
                "{\"items\":[{\"id\":\"%s\",\"name\":\"Larch\"}],\"next\":null}".formatted(LINE));
        String added = "/portal/desk/service-lines/new";
        Document unsaid = browser.send(browser.open(added), added, "category", "LEGAL", "pillar", "INDIVIDUAL_SUPPORT", "regions", "GB-SCT",
                "_go", "next");
        assertThat(unsaid.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#national");
        Document offer = browser.send(unsaid, added, "category", "LEGAL", "pillar", "INDIVIDUAL_SUPPORT", "national", "false",
                "regions", "GB-SCT", "_go", "next");
        Document again = browser.send(offer, added, "channels", "PHONE", "state", "OPERATIONAL", "reason", "OPENED", "_go", "next");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#transport", "#publicListing");
    }

    @Test
    void ok_200_a_confidential_address_is_not_asked_for() {
        Browser browser = aBrowser();
        Document confidential = browser.send(browser.open(FORM), FORM, "phones.0.number", "116123", "_go", "next");
        Document open = browser.send(confidential, FORM, "addressConfidential", "true", "_go", "next");
        assertThat(open.select("h1").text()).isEqualTo("When it is open");
        Document holidays = browser.send(open, FORM, "hours.alwaysOpen", "true", "_go", "next");
        assertThat(holidays.select("h1").text()).isEqualTo("Public holidays");
    }

    @Test
    void ok_200_a_provider_begins_with_the_lines_of_her_organisation_and_chooses_a_service_by_its_name() {
        TestEnvironment.gateway.say(LINES, "{\"items\":[],\"next\":null}");
        signInAs("NGO", "service-provider");
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/service-lines");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/service-lines"));
        assertThat(page.select("[name=mine] option[selected]").text()).isEqualTo("Of your organisation");
        assertThat(page.select("[name=category] option").eachText()).contains("Helpline", "Child protection");
        assertThat(asked()).contains("mine=true");
        browser.open("/portal/desk/service-lines?country=GB&mine=false&category=HELPLINE");
        assertThat(asked()).contains("mine=false", "category=HELPLINE");
        signInAs("GOVERNMENT", "competent-authority");
        assertThat(aBrowser().open("/portal/desk/service-lines").select("[name=mine]")).isEmpty();
        assertThat(asked()).doesNotContain("mine");
    }

    private static String asked() {
        return TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(LINES)).toList().getLast().query();
    }

    @Test
    void forbidden_403_for_another_role() {
        signInAs("NGO", "first-responder");
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("main a[href=" + FORM + "]")).isEmpty();
        assertThat(browser.get(FORM).statusCode()).isEqualTo(403);
    }
}
