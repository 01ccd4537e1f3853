package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A lost second factor: one administrator asks, another one decides.
@QuarkusTest
class AccountPagesTest extends PortalTest {
    private static final String PERSON = "0190b6d2-0000-7000-8000-000000000002";
    private static final String RESET = "0190b6d2-0000-7000-8000-00000000000d";
    private static final String LIST = "/portal/desk/factor-resets";
    private static final String ASK = "/portal/desk/people/" + PERSON + "/factor-reset";
    private static final String DECIDE = "/portal/desk/people/" + PERSON + "/factor-resets/" + RESET;
    private static final String API = FakeGateway.PEOPLE + "/" + PERSON + "/factor-resets";
    private static final String REQUEST = """
            {"id":"%s","person":"%s","reference":"FR-7K2M","reason":"DEVICE_STOLEN","identityCheck":"VIDEO_CALL","askedAt":"2026-11-28T21:30:00Z",
             "expiresAt":"2026-11-29T21:30:00Z","state":"OPEN","pending":false}""".formatted(RESET, PERSON);

    @BeforeEach
    void asAdministrator() {
        signInAs("NGO", "agency-administrator");
        TestEnvironment.gateway.say(FakeGateway.PEOPLE + "/factor-resets", "{\"items\":[" + REQUEST + "]}");
    }

    @Test
    void ok_303_an_administrator_asks_from_the_page_of_the_person() {
        TestEnvironment.gateway.say(FakeGateway.PEOPLE + "/" + PERSON, """
                {"id":"%s","givenName":"Ines","familyName":"Okoro","email":"ines@example.org","roles":["ngo"],"state":"ACTIVE",
                 "reviewDueOn":"2026-12-31","reviewOverdue":false,"pending":false,"version":3}""".formatted(PERSON));
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/people/" + PERSON).select("main a[href=" + ASK + "]").text()).isEqualTo("Second factor lost");
        Document form = browser.open(ASK);
        PageRulesTest.expectWhole(browser, browser.get(ASK));
        assertThat(browser.send(form, ASK, "reason", "DEVICE_LOST", "_go", "next").select(".govuk-error-summary").text())
                .contains("How did you make sure that it is your colleague?");
        Document check = browser.send(form, ASK, "reason", "DEVICE_LOST", "identityCheck", "IN_PERSON", "_go", "next");
        assertThat(check.select("dl").text()).contains("It is lost", "In person");
        TestEnvironment.gateway.refuse("POST " + API, 409, "x");
        assertThat(browser.send(check, ASK, "_go", "send").select(".govuk-error-summary").text()).contains("can't be done in the present state");
        TestEnvironment.gateway.say("POST " + API, REQUEST);
        Document done = browser.send(check, ASK, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("You have asked. Another administrator decides within 24 hours.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("reason", "DEVICE_LOST").put("identityCheck", "IN_PERSON"));
    }

    @Test
    void ok_303_another_administrator_removes_the_factor_or_refuses() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("main a[href=" + LIST + "]").text()).isEqualTo("Lost second factors");
        Document list = browser.open(LIST);
        PageRulesTest.expectWhole(browser, browser.get(LIST));
        assertThat(list.select("tbody").text()).contains("FR-7K2M", "It was stolen", "By a video call", "Remove", "Refuse");
        assertThat(list.select("tbody a[href=/portal/people/" + PERSON + "]")).isNotEmpty();
        for (String decision : new String[] {"approval", "refusal"}) {
            String address = DECIDE + "/" + decision;
            Document check = browser.open(address);
            PageRulesTest.expectWhole(browser, browser.get(address));
            TestEnvironment.gateway.say("POST " + API + "/" + RESET + "/" + decision, REQUEST);
            Document done = browser.send(check, address, "_go", "send");
            assertThat(done.select(".govuk-notification-banner").text()).contains(decision.equals("approval") ? "You have agreed." : "The second factor stays.");
            assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(API + "/" + RESET + "/" + decision);
            assertThat(TestEnvironment.gateway.last("POST").key()).isNotBlank();
        }
    }

    @Test
    void forbidden_403_for_who_is_no_administrator() {
        signInAs("NGO", "case-coordinator");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("main a[href=" + LIST + "]")).isEmpty();
        assertThat(browser.get(LIST).statusCode()).isEqualTo(403);
        assertThat(browser.get(ASK).statusCode()).isEqualTo(403);
        assertThat(browser.get(DECIDE + "/approval").statusCode()).isEqualTo(403);
    }

    @Test
    void ok_200_who_is_locked_out_is_unlocked() {
        String list = "/portal/desk/locked-people";
        TestEnvironment.gateway.say(FakeGateway.PEOPLE + "/locks", """
                {"items":[{"id":"%s","name":"Ines Okoro","email":"ines@example.org","failures":10,"lastFailureAt":"2026-01-08T09:00:00Z",
                 "lockedUntil":"2026-01-08T09:15:00Z"}],"next":null}""".formatted(PERSON));
        TestEnvironment.gateway.say("POST " + FakeGateway.PEOPLE + "/locks/" + PERSON + "/end", "{\"id\":\"" + PERSON + "\"}");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("main a[href=" + list + "]").text()).isEqualTo("Who is locked out");
        PageRulesTest.expectWhole(browser, browser.get(list));
        Document shown = browser.open(list);
        assertThat(shown.select("tbody").text()).contains("Ines Okoro", "10", "Unlock");
        String unlock = shown.selectFirst("tbody a[href$=/unlocking]").attr("href");
        Document done = browser.send(browser.open(unlock), unlock, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The account is not locked any more.");
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(FakeGateway.PEOPLE + "/locks/" + PERSON + "/end");
    }

    @Test
    void ok_303_the_sessions_of_a_person_are_ended_from_her_page() {
        String end = "/portal/desk/people/" + PERSON + "/sessions-end";
        TestEnvironment.gateway.say(FakeGateway.PEOPLE + "/" + PERSON, """
                {"id":"%s","givenName":"Ines","familyName":"Okoro","email":"ines@example.org","roles":["ngo"],"state":"ACTIVE",
                 "reviewDueOn":"2026-12-31","reviewOverdue":false,"pending":false,"version":3}""".formatted(PERSON));
        TestEnvironment.gateway.say("POST " + FakeGateway.PEOPLE + "/" + PERSON + "/end-sessions",
                "{\"id\":\"" + PERSON + "\",\"endedAt\":\"2026-01-08T09:00:00Z\"}");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/people/" + PERSON).select("main a[href=" + end + "]").text()).isEqualTo("End all sessions");
        PageRulesTest.expectWhole(browser, browser.get(end));
        browser.send(browser.open(end), end, "_go", "send");
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(FakeGateway.PEOPLE + "/" + PERSON + "/end-sessions");
    }
}
