package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The register of organisations: what a mechanism administrator changes, closes and opens again.
@QuarkusTest
class OrganisationPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-0000000000e1";
    private static final String LIST = "/api/nrm/v1/providers";
    private static final String API = LIST + "/" + ID;
    private static final String PAGE = "/portal/desk/organisations/" + ID;
    private static final String STANDS = """
            {"id":"%s","name":"Harbour House","kind":"NGO","country":"GB","regions":["GB-SCT"],"firstResponder":true,
             "registeredAt":"2026-02-01T09:00:00Z",%s"version":3}""";
    private static final String OPEN = STANDS.formatted(ID, "");
    private static final String CLOSED = STANDS.formatted(ID, "\"closedOn\":\"2026-11-20\",\"closureReason\":\"MERGED\",");

    private static final String CONTACT = """
            {"telephone":"+442079460000","hours":"Weekdays, 9 to 5","since":"2026-02-01T09:00:00Z",
             "earlier":[{"telephone":"1522","since":"2026-01-01T09:00:00Z"}],"version":3}""";

    @BeforeEach
    void asAdministrator() {
        signInAs("GOVERNMENT", "mechanism-administrator");
        stands(OPEN);
        TestEnvironment.gateway.say(API + "/open-work", "{\"cases\":2,\"records\":0,\"referrals\":1,\"questions\":0,\"services\":4,\"people\":3,\"holds\":null}");
        TestEnvironment.gateway.say(API + "/referral-contact", CONTACT);
        TestEnvironment.gateway.say(API + "/earlier",
                "{\"items\":[{\"name\":\"Old Harbour\",\"firstResponder\":false,\"until\":\"2026-03-01T09:00:00Z\"}],\"next\":null}");
    }

    @Test
    void ok_303_an_agency_administrator_says_how_her_organisation_is_reached() {
        signInAs("NGO", "agency-administrator");
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        Browser arabic = aBrowser();
        PageRulesTest.expectWhole(arabic, arabic.get(PAGE + "?lang=ar"));
        assertThat(page.select("section:has(h2#contact)").text()).contains("+442079460000", "Weekdays, 9 to 5", "Say how it is reached");
        assertThat(page.select("section:has(h2#earlierContacts) tbody").text()).contains("1522");
        assertThat(page.select("main").text()).doesNotContain("Change it");
        String form = PAGE + "/contact";
        Document asked = browser.open(form);
        assertThat(asked.select("#telephone").attr("value")).isEqualTo("+442079460000");
        Document check = browser.send(asked, form, "telephone", "+442079460001", "email", "", "hours", "Always", "_go", "next");
        TestEnvironment.gateway.say("PUT " + API + "/referral-contact", CONTACT);
        Document done = browser.send(check, form, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("It is saved");
        assertThat(TestEnvironment.gateway.last("PUT").ifMatch()).contains("3");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body()))
                .isEqualTo(new JsonObject("{\"telephone\":\"+442079460001\",\"hours\":\"Always\"}"));
    }

    @Test
    void ok_200_of_another_organisation_an_agency_administrator_sees_no_contact() {
        signInAs("NGO", "agency-administrator");
        TestEnvironment.gateway.refuse(API + "/referral-contact", 404);
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main").text()).contains("Harbour House").doesNotContain("Say how it is reached", "How it was reached before");
    }

    private static void stands(String said) {
        TestEnvironment.gateway.say(API, said);
        TestEnvironment.gateway.say(LIST, "{\"items\":[" + said + "],\"next\":null}");
    }

    @Test
    void ok_200_the_page_says_what_is_left_to_do_and_what_stood_before() {
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
        assertThat(page.select("section:has(h2#organisation)").text()).contains("Change it", "Close it").doesNotContain("Open it again");
        assertThat(page.select("section:has(h2#work)").text()).contains("Cases on which its people work or decide 2", "Services that are not closed 4");
        assertThat(page.select("section:has(h2#earlier) tbody").text()).contains("Old Harbour", "1 Mar 2026");
    }

    @Test
    void ok_200_others_see_neither_what_is_left_nor_the_tasks() {
        signInAs("NGO", "case-coordinator");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main").text()).contains("Harbour House", "Old Harbour").doesNotContain("Close it", "What it still has to do");
    }

    @Test
    void ok_200_the_list_shows_who_is_closed_and_can_be_narrowed() {
        stands(CLOSED);
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/organisations?country=GB&closed=true");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/organisations?country=GB&closed=true"));
        assertThat(page.select("tbody tr").text()).contains("Harbour House", "20 Nov 2026");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(LIST)).toList().getLast().query()).contains("closed=true");
    }

    @Test
    void ok_200_an_organisation_is_found_by_a_part_of_its_name() {
        Document page = aBrowser().open("/portal/desk/organisations?country=GB&q=harbour%20house");
        assertThat(page.select("[name=q]").attr("value")).isEqualTo("harbour house");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(LIST)).toList().getLast().query())
                .contains("q=harbour");
        TestEnvironment.gateway.requests.clear();
        Document refused = aBrowser().open("/portal/desk/organisations?country=GB&q=harbour%2Fhouse");
        assertThat(refused.select("#q-error").text()).as("the register takes no such sign").contains("this was not searched for", "80 characters");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().equals(LIST)).isNotEmpty()
                .allSatisfy(r -> assertThat(r.query()).doesNotContain("q="));
    }

    @Test
    void ok_303_the_name_is_changed_with_the_version_that_was_read() {
        Browser browser = aBrowser();
        String form = PAGE + "/change";
        Document asked = browser.open(form);
        assertThat(asked.select("main").text()).contains("Kind, country and regions can’t be changed");
        assertThat(asked.select("#name").attr("value") + asked.select("#name").text()).isEqualTo("Harbour House");
        assertThat(asked.select("input[name=firstResponder]").eachAttr("value")).containsExactly("true", "false");
        Document check = browser.send(asked, form, "name", "Harbour of Women", "firstResponder", "true", "_go", "next");
        TestEnvironment.gateway.say("PUT " + API, STANDS.formatted(ID, "").replace("3}", "4}"));
        Document done = browser.send(check, form, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("What stood before is kept");
        assertThat(TestEnvironment.gateway.last("PUT").ifMatch()).contains("3");
        assertThat(new JsonObject(TestEnvironment.gateway.last("PUT").body()))
                .isEqualTo(new JsonObject("{\"name\":\"Harbour of Women\",\"firstResponder\":true}"));
    }

    @Test
    void ok_303_closing_says_what_follows_before_it_is_sent() {
        Browser browser = aBrowser();
        String form = PAGE + "/closure";
        Document asked = browser.open(form);
        PageRulesTest.expectWhole(browser, browser.get(form));
        assertThat(asked.select("main").text()).contains("Harbour House", "It can’t be closed while anybody is in one of them");
        LocalDate day = LocalDate.of(2026, 11, 20);
        Document check = browser.send(asked, form, "on.day", "20", "on.month", "11", "on.year", "2026", "reason", "MERGED", "_go", "next");
        assertThat(check.select("main").text()).contains("its people lose access at once", "It became part of another organisation", "20 Nov 2026");
        TestEnvironment.gateway.say("POST " + API + "/closure", CLOSED);
        Document done = browser.send(check, form, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The organisation is closed.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject("{\"on\":\"" + day + "\",\"reason\":\"MERGED\"}"));
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).contains("3");
    }

    @Test
    void conflict_409_what_is_left_is_said_in_words() {
        Browser browser = aBrowser();
        String form = PAGE + "/closure";
        Document check = browser.send(browser.open(form), form, "on.day", "20", "on.month", "11", "on.year", "2026", "reason", "MERGED", "_go", "next");
        TestEnvironment.gateway.problem("POST " + API + "/closure", 409, "provider:open-work");
        Document refused = browser.send(check, form, "_go", "send");
        assertThat(refused.select("main").text()).contains("The organisation still has something to do");
    }

    @Test
    void ok_303_a_closed_organisation_is_only_opened_again() {
        stands(CLOSED);
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("main").text()).contains("Closed on 20 Nov 2026", "It became part of another organisation", "Open it again")
                .doesNotContain("Change it", "Close it", "What it still has to do");
        String form = PAGE + "/reopening";
        Document check = browser.open(form);
        assertThat(check.select("main").text()).contains("Its people can work again");
        TestEnvironment.gateway.say("POST " + API + "/reopening", OPEN);
        Document done = browser.send(check, form, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The organisation is open again.");
    }

    @Test
    void ok_200_nothing_is_offered_to_a_closed_organisation() {
        aBrowser().open("/portal/desk/service-lines/new");
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(LIST)).toList().getLast().query()).contains("closed=false");
    }
}
