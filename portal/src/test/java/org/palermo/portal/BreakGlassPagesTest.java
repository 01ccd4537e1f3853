package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An access in an emergency is reviewed by somebody else.
@QuarkusTest
class BreakGlassPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-000000000051";
    private static final String ACCESS = "/api/nrm/v1/break-glass/" + ID;
    private static final String PAGE = "/portal/desk/break-glass/" + ID;
    private static final String APPROVALS = "/api/nrm/v1/break-glass/approvals";
    private static final String REVIEW = "a[href$=" + ID + "/review]";

    private static void opened(String subject, String state) {
        TestEnvironment.gateway.say(ACCESS, """
                {"id":"%s","kind":"case_file","reference":"7ZPK-3M0Q-VH","region":"GB-ENG-LDN","subject":"%s","agency":"00000000-0000-7000-8000-000000000012",
                 "reason":"RISK_TO_LIFE","explanation":"Somebody called for help","openedAt":"2026-01-08T09:00:00Z","endsAt":"2026-01-08T10:00:00Z","state":"%s","version":2}"""
                .formatted(ID, subject, state));
    }

    @ParameterizedTest
    @CsvSource({"COMPETENT_AUTHORITY,competent-authority", "POLICE,first-responder", "NGO,agency-administrator", "GOVERNMENT,auditor"})
    void ok_200_each_role_that_may_review_has_the_page(String kind, String role) {
        opened("somebody-else", "OVER");
        TestEnvironment.gateway.accept("POST " + ACCESS + "/review");
        signInAs(kind, role);
        Browser browser = aBrowser();
        String form = browser.open(PAGE).selectFirst(REVIEW).attr("href");
        Document check = browser.send(browser.open(form), form, "outcome", "JUSTIFIED", "comment", "A child was missing.", "_go", "next");
        browser.send(check, form, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("outcome", "JUSTIFIED").put("comment", "A child was missing."));
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"2\"");
    }

    @Test
    void nobody_is_offered_a_review_of_an_own_access_or_of_one_that_is_open() {
        signInAs("POLICE", "first-responder");
        opened(FakeIdentityProvider.subject("Some One"), "OVER");
        assertThat(aBrowser().open(PAGE).select(REVIEW)).isEmpty();
        opened("somebody-else", "OPEN");
        assertThat(aBrowser().open(PAGE).select(REVIEW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NGO,agency-administrator,/people,approve-person,id",
            "COMPETENT_AUTHORITY,competent-authority,/caseworkers,approve-caseworker,person",
            "NGO,case-coordinator,/coordinators,approve-coordinator,person"})
    void ok_201_who_may_read_names_chooses_the_person_who_opens_more(String kind, String role, String list, String page, String key) {
        TestEnvironment.gateway.say("/api/nrm/v1/break-glass", "{\"items\":[],\"next\":null}");
        TestEnvironment.gateway.say("/api/nrm/v1" + list, """
                {"items":[{"%s":"%s","name":"Ana Example","givenName":"Ana","familyName":"Example","email":"ana@example.org"}],"next":null}"""
                .formatted(key, ID));
        TestEnvironment.gateway.create("POST " + APPROVALS, "{}");
        signInAs(kind, role);
        Browser browser = aBrowser();
        String form = "/portal/desk/break-glass/" + page;
        assertThat(browser.open("/portal/desk/break-glass").select("main a[href=" + form + "]")).hasSize(1);
        Document asked = browser.open(form);
        assertThat(asked.select("main form").text()).contains("Ana").contains("Example");
        Document check = browser.send(asked, form, "person", ID, "_go", "next");
        browser.send(check, form, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("person", ID));
        Browser arabic = aBrowser();
        PageRulesTest.expectWhole(arabic, arabic.get(form + "?lang=ar"));
    }

    @Test
    void ok_201_anybody_else_is_approved_by_the_number_that_her_help_page_shows() {
        signInAs("POLICE", "first-responder");
        Browser browser = aBrowser();
        String number = FakeIdentityProvider.subject("Some One");
        assertThat(browser.open("/portal/help").select("section:has(h2#own)").text()).contains("Number of your account " + number);
        PageRulesTest.expectWhole(browser, browser.get("/portal/help"));
        String form = "/portal/desk/break-glass/approve";
        Document asked = browser.open(form);
        assertThat(asked.select("main").text()).contains("she reads it on the page “Help”, under “Your account”");
        Document check = browser.send(asked, form, "person", ID, "_go", "next");
        TestEnvironment.gateway.problem("POST " + APPROVALS, 403, "break-glass:own-approval");
        assertThat(browser.send(check, form, "_go", "send").select(".govuk-error-summary").text())
                .contains("Another person must approve that you open more.");
        signInAs("NGO", "agency-administrator");
        assertThat(aBrowser().get(form).statusCode()).as("while names can't be had").isEqualTo(200);
    }

    @Test
    void a_refusal_to_open_more_says_whom_to_ask_and_what_she_needs() {
        signInAs("POLICE", "first-responder");
        Browser browser = aBrowser();
        String form = "/portal/desk/break-glass/open";
        Document check = browser.send(browser.open(form), form, "reference", "7ZPK-3M0Q-VH", "reason", "MISSING_PERSON",
                "explanation", "Not back since last night.", "minutes", "30", "_go", "next");
        TestEnvironment.gateway.problem("POST /api/nrm/v1/break-glass", 429, "break-glass:open-at-once");
        assertThat(browser.send(check, form, "_go", "send").select(".govuk-error-summary").text())
                .contains("the administrator of your organisation", "the number of your account");
    }

    @Test
    void forbidden_403_for_a_case_coordinator() {
        opened("somebody-else", "OVER");
        signInAs("NGO", "case-coordinator");
        assertThat(aBrowser().get(PAGE + "/review").statusCode()).isEqualTo(403);
    }
}
