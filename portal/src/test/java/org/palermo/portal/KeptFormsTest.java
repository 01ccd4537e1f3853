package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// After a form was sent, the browser's *Back* and *Reload* ask for pages and never send the form again.
@QuarkusTest
class KeptFormsTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-00000000000a";
    private static final String ONE = "/api/shelter/v1/shelters/" + ID;
    private static final String PAGE = "/portal/desk/shelters/" + ID;
    private static final String NEW = PAGE + "/places/new";
    private static final String ROOM = "Room of the swallow";

    @BeforeEach
    void asManager() throws SQLException {
        signInAs("SHELTER", "shelter-manager");
        TestEnvironment.gateway.say(ONE, """
                {"id":"%s","name":"Larch House","region":"GB-SCT","status":"OPEN","operatorName":"Larch","pets":true,"version":3}""".formatted(ID));
        try (var owner = TestEnvironment.database.asOwner(); var sql = owner.createStatement()) {
            sql.execute("delete from task_answer");
        }
    }

    /// The answers of the portal to the forms that were sent.
    private static List<HttpResponse<String>> answers(Browser browser) {
        return browser.seen.stream().filter(one -> one.request().method().equals("POST") && one.uri().getPath().startsWith("/portal/")).toList();
    }

    private static void expectRedirects(Browser browser, int forms) {
        assertThat(answers(browser)).hasSize(forms).allSatisfy(one -> {
            assertThat(one.statusCode()).isEqualTo(303);
            assertThat(one.body()).isEmpty();
        });
    }

    private static void end() throws SQLException {
        try (var owner = TestEnvironment.database.asOwner(); var sql = owner.createStatement()) {
            sql.execute("update task_answer set expires_at = now()");
        }
    }

    private static Document check(Browser browser) {
        return browser.send(browser.open(NEW), NEW, "room", ROOM, "kind", "COT", "operational", "true", "_go", "next");
    }

    @Test
    void ok_303_each_page_of_a_form_has_an_address_that_shows_what_was_typed() throws SQLException {
        Browser browser = aBrowser();
        Document first = browser.open(NEW);
        Document check = browser.send(first, NEW, "room", ROOM, "kind", "COT", "operational", "true", "_go", "next");
        assertThat(check.location()).startsWith(first.location()).endsWith("&page=check");
        assertThat(check.select("h1").text()).isEqualTo("Check your answers");
        Document back = browser.open(first.location());
        assertThat(back.select("#room").attr("value")).isEqualTo(ROOM);
        assertThat(back.select("input[name=_key]").attr("value")).isEqualTo(first.select("input[name=_key]").attr("value")).isNotEmpty();
        assertThat(browser.open(check.location()).select("dl").text()).as("reloaded").contains(ROOM);
        expectRedirects(browser, 1);
        assertThat(browser.seen).noneMatch(one -> one.uri().toString().contains("swallow"));
        assertThat(rows("select count(*) from task_answer where position('swallow'::bytea in sealed) > 0 or subject like '%swallow%'")).isZero();
        assertThat(rows("select count(*) from task_answer where expires_at < now() + interval '61 minutes'")).isOne();
    }

    @Test
    void ok_303_after_it_was_sent_each_page_of_it_leads_to_what_followed() throws SQLException {
        Browser browser = aBrowser();
        Document check = check(browser);
        TestEnvironment.gateway.say("POST " + ONE + "/places", "{\"id\":\"0190b6d2-0000-7000-8000-00000000000c\"}");
        Document done = browser.send(check, NEW, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The place is added.");
        int sent = TestEnvironment.gateway.requests.size();
        Document back = browser.open(check.location());
        assertThat(back.location()).contains(PAGE + "?done=");
        assertThat(back.select(".govuk-notification-banner")).isEmpty();
        assertThat(TestEnvironment.gateway.requests.stream().skip(sent)).allSatisfy(one -> assertThat(one.method()).isEqualTo("GET"));
        expectRedirects(browser, 2);
    }

    @Test
    void invalid_400_errors_have_an_address_and_a_reload_shows_them_again() {
        Browser browser = aBrowser();
        String census = PAGE + "/census";
        Document form = browser.open(census);
        Document wrong = browser.send(form, census, "occupied", "many", "_go", "send");
        assertThat(wrong.location()).isEqualTo(form.location());
        HttpResponse<String> again = browser.get(wrong.location());
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(browser.document(again).select(".govuk-error-summary").text()).contains("must be a whole number");
        assertThat(browser.document(again).select("#occupied").attr("value")).isEqualTo("many");
        expectRedirects(browser, 1);
    }

    @Test
    void ok_200_the_language_changes_in_the_middle_of_a_form() {
        Browser browser = aBrowser();
        Document check = check(browser);
        Document french = browser.open(check.selectFirst("a[hreflang=fr]").attr("href"));
        assertThat(french.select("html").attr("lang")).isEqualTo("fr");
        assertThat(french.select("dl").text()).contains(ROOM);
    }

    @Test
    void ok_200_two_tabs_with_the_same_page_are_two_forms() {
        Browser browser = aBrowser();
        Document one = browser.open(NEW);
        Document other = browser.open(NEW);
        assertThat(one.location()).isNotEqualTo(other.location());
        browser.send(one, NEW, "room", "One", "kind", "COT", "operational", "true", "_go", "next");
        assertThat(browser.send(other, NEW, "room", "Two", "kind", "BED", "operational", "true", "_go", "next").select("dl").text())
                .contains("Two").doesNotContain("One");
        assertThat(browser.open(one.location()).select("#room").attr("value")).isEqualTo("One");
    }

    @Test
    void ok_200_the_id_of_a_form_is_not_that_of_a_page() {
        Browser browser = aBrowser();
        String location = browser.open(check(browser).location()).location();
        String form = location.replaceAll(".*[?&]form=([0-9a-f-]+).*", "$1");
        assertThat(form).hasSize(36);
        assertThat(browser.get(PAGE + "?kept=" + form).statusCode()).isEqualTo(200);
    }

    @Test
    void not_found_somebody_else_sees_an_empty_form() {
        Browser browser = aBrowser();
        Document check = check(browser);
        signIn("Somebody Else", "SHELTER", "shelter-manager");
        HttpResponse<String> foreign = aBrowser().get(check.location());
        assertThat(foreign.statusCode()).isEqualTo(200);
        assertThat(foreign.body()).doesNotContain("swallow");
    }

    @Test
    void ok_200_a_form_that_is_no_longer_kept_is_sent_all_the_same() throws SQLException {
        Browser browser = aBrowser();
        Document check = check(browser);
        end();
        assertThat(browser.open(check.location()).select("#room").attr("value")).as("begun anew").isEmpty();
        TestEnvironment.gateway.say("POST " + ONE + "/places", "{\"id\":\"0190b6d2-0000-7000-8000-00000000000c\"}");
        assertThat(browser.send(check, NEW, "_go", "send").select(".govuk-notification-banner").text()).contains("The place is added.");
    }

    @Test
    void ok_200_at_most_fifty_are_kept_of_a_person() throws SQLException {
        Browser browser = aBrowser();
        for (int i = 0; i < 52; i++) {
            check(browser);
        }
        assertThat(rows("select count(*) from task_answer")).isEqualTo(50);
    }

    @Test
    void signed_out_400_what_was_typed_is_seen_in_this_browser_only() throws SQLException {
        Browser browser = aBrowser();
        String census = PAGE + "/census";
        Document form = browser.open(census);
        browser.forget("q_session");
        Document ended = browser.send(form, census, "occupied", "9", "_go", "send");
        assertThat(ended.location()).contains(census + "?kept=");
        assertThat(browser.open(ended.location()).select("#occupied").attr("value")).isEqualTo("9");
        assertThat(aBrowser().open(ended.location()).select("#occupied").attr("value")).isEmpty();
        expectRedirects(browser, 1);
        assertThat(rows("select count(*) from task_answer where starts_with(subject, 'browser ')")).isOne();
        assertThat(rows("select count(*) from task_answer where subject like 'browser %' and expires_at > now() + interval '2 minutes'"))
                .as("the next person at the browser has the same cookie").isZero();
    }

    @Test
    void ok_303_pages_made_by_hand_are_answered_with_a_redirect_too() {
        signInAs("NGO", "agency-administrator");
        Browser browser = aBrowser();
        Document who = browser.open("/portal/people/invite");
        String action = who.selectFirst("main form").attr("action");
        Document wrong = browser.send(who, action);
        assertThat(wrong.location()).contains(action + "?kept=");
        assertThat(wrong.select(".govuk-error-summary")).hasSize(1);
        Document roles = browser.send(wrong, action, "givenName", "Nora", "familyName", "New", "email", "nora@agency.example");
        assertThat(roles.location()).contains("?kept=");
        assertThat(browser.open(wrong.location()).select(".govuk-error-summary")).as("Back").hasSize(1);
        assertThat(browser.seen).noneMatch(one -> one.uri().toString().contains("nora"));
        expectRedirects(browser, 2);
    }

    @Test
    void signed_out_400_a_page_made_by_hand_gives_back_what_was_typed() {
        signInAs("NGO", "agency-administrator");
        Browser browser = aBrowser();
        Document who = browser.open("/portal/people/invite");
        String action = who.selectFirst("main form").attr("action");
        browser.forget("q_session");
        Document ended = browser.send(who, action, "givenName", "Nora <b>", "familyName", "New", "email", "nora@agency.example");
        assertThat(ended.location()).contains(action + "?kept=");
        assertThat(ended.select("main").text()).contains("Your session has ended").doesNotContain("Nora");
        assertThat(ended.select("main a[target=_blank]").attr("href")).isEqualTo("/portal/morning");
        assertThat(ended.select("main a[data-exit]")).hasSize(1);
        assertThat(ended.select("main form").attr("action")).isEqualTo(action);
        assertThat(ended.select("main input[name=givenName]").attr("value")).isEqualTo("Nora <b>");
        assertThat(ended.select("main input[name=form-token]")).hasSize(1);
        PageRulesTest.expectWhole(browser, browser.get(ended.location()));
        assertThat(browser.post(action, "givenName=Nora&form-token=AAAAAAAAAAAAAAAAAAAAAA").body()).as("of another site").doesNotContain("Nora");
        browser.open("/portal/morning");
        Document roles = browser.send(ended, action);
        assertThat(roles.select("input[name=roles]")).isNotEmpty();
        assertThat(roles.select("input[name=givenName]").attr("value")).isEqualTo("Nora <b>");
    }

    @Test
    void ok_303_what_the_public_types_is_kept_until_it_is_shown_once() throws SQLException {
        Browser browser = aBrowser();
        Document wrong = browser.send(browser.open("/portal/tip"), "/portal/tip", "what", "They sleep behind the mill");
        assertThat(wrong.select("#what").text()).isEqualTo("They sleep behind the mill");
        expectRedirects(browser, 1);
        assertThat(rows("select count(*) from task_answer where expires_at > now() + interval '30 seconds'")).isZero();
        assertThat(browser.open(wrong.location()).select("#what").text()).as("the answer did not arrive")
                .isEqualTo("They sleep behind the mill");
        end();
        assertThat(browser.open(wrong.location()).select("#what").text()).as("Back shows the page, and asks nothing").isEmpty();
        browser.submit(browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]"));
        assertThat(browser.cookie("palermo_kept")).isNull();
    }
}
