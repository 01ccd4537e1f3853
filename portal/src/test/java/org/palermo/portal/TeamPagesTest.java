package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The administrator of an organisation sees who of it works on a case, and never the case.
@QuarkusTest
class TeamPagesTest extends PortalTest {
    private static final String TEAM = "/portal/desk/cases/01900000-0000-7000-8000-000000000000/team";
    private static final String INES = "0190b6d2-0000-7000-8000-0000000000a1";
    private static final String ZOE = "0190b6d2-0000-7000-8000-0000000000a2";

    @BeforeEach
    void administrator() {
        signInAs("NGO", "agency-administrator");
        TestEnvironment.gateway.say(FakeGateway.TEAM, """
                {"items":[{"person":"%s","agency":"00000000-0000-7000-8000-000000000012","assignedAt":"2026-01-08T09:00:00Z"}],"next":null}""".formatted(INES));
        TestEnvironment.gateway.say("/api/nrm/v1/coordinators", """
                {"items":[{"person":"%s","name":"Ines Ibarra"},{"person":"%s","name":"Zoe Zed"}],"next":null}""".formatted(INES, ZOE));
    }

    @Test
    void ok_200_a_coordinator_is_named_and_another_one_assigned() {
        TestEnvironment.gateway.accept("PUT " + FakeGateway.TEAM + "/" + ZOE);
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(TEAM));
        Document page = browser.open(TEAM);
        assertThat(page.select("tbody").text()).contains("Ines Ibarra");
        assertThat(TestEnvironment.gateway.requests).as("the case itself").noneMatch(request -> request.path().equals(FakeGateway.CASE_FILE));
        String form = page.selectFirst("a[href$=/team/of-mine]").attr("href");
        Document check = browser.send(browser.open(form), form, "person", ZOE, "_go", "next");
        Document after = browser.send(check, form, "_go", "send");
        assertThat(TestEnvironment.gateway.last("PUT").path()).isEqualTo(FakeGateway.TEAM + "/" + ZOE);
        assertThat(after.location()).contains(TEAM);
        assertThat(after.select(".govuk-notification-banner").text()).contains("The coordinator is assigned.");
    }

    @Test
    void ok_200_the_case_is_taken_from_a_coordinator() {
        TestEnvironment.gateway.accept("DELETE " + FakeGateway.TEAM + "/" + INES);
        Browser browser = aBrowser();
        String form = browser.open(TEAM).selectFirst("tbody a[href$=/removal]").attr("href");
        Document after = browser.send(browser.open(form), form, "_go", "send");
        assertThat(TestEnvironment.gateway.last("DELETE").path()).isEqualTo(FakeGateway.TEAM + "/" + INES);
        assertThat(after.location()).contains(TEAM);
    }

    @Test
    void ok_200_a_case_that_was_taken_over_leads_to_its_team() {
        String referral = """
                {"items":[{"id":"0190b6d2-0000-7000-8000-0000000000b1","reference":"7ZPK-3M0Q-VH","kind":"TRANSFER","region":"GB-ENG-LDN","status":"ACCEPTED",
                 "from":"00000000-0000-7000-8000-000000000012","caseFile":"01900000-0000-7000-8000-000000000000","version":1}],"next":null}""";
        TestEnvironment.gateway.say("/api/nrm/v1/received-referrals", referral);
        assertThat(aBrowser().open("/portal/desk/received-referrals").select("tbody a").eachAttr("href")).contains(TEAM);
        signInAs("NGO", "case-coordinator");
        assertThat(aBrowser().open("/portal/desk/received-referrals").select("tbody a").eachAttr("href")).doesNotContain(TEAM);
    }

    @Test
    void forbidden_403_for_other_roles_and_not_found_404_for_a_foreign_case() {
        TestEnvironment.gateway.refuse(FakeGateway.TEAM, 404);
        assertThat(aBrowser().get(TEAM).statusCode()).isEqualTo(404);
        signInAs("NGO", "ngo");
        assertThat(aBrowser().get(TEAM).statusCode()).isEqualTo(403);
    }
}
