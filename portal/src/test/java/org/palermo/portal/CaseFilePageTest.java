package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of one case file, for each role that may read it.
@QuarkusTest
class CaseFilePageTest extends PortalTest {
    private static final String PAGE = "/portal/cases/01900000-0000-7000-8000-000000000000";

    private static String file() {
        return FakeGateway.recorded("case-file");
    }

    private static Document as(String agencyKind, String role) {
        signInAs(agencyKind, role);
        return aBrowser().open(PAGE);
    }

    @Test
    void ok_200_recovery_without_a_fixed_end_shows_no_date() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file().replace("\"recoveryEndsOn\": \"2026-02-10\"", "\"conclusiveNotBefore\": \"2026-02-11\"")
                .replace("\"dueOn\": \"2026-02-11\",", "").replace("OVERDUE", "NONE"));
        assertThat(aBrowser().open(PAGE).select("section[aria-labelledby=terms] tbody tr").eachText()).containsExactly("Decision on conclusive grounds No date", "Earliest conclusive decision 11 Feb 2026 Possible now",
                "Recovery and reflection Until the decision");
    }

    @Test
    void ok_200_from_the_worklist_to_the_file() {
        Browser browser = aBrowser();
        Document page = browser.open(browser.open("/portal/cases").selectFirst("tbody a").attr("href"));
        assertThat(page.select("h1").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(page.select("header nav a[aria-current]").text()).isEqualTo("Cases");
        assertThat(page.select("dl").text()).isEqualTo("Stage Recovery and reflection Age Adult Region London Referred 2 Jan 2026");
        assertThat(page.select("section[aria-labelledby=terms] tbody tr").eachText())
                .containsExactly("Decision on conclusive grounds 11 Feb 2026 Overdue", "Recovery and reflection 10 Feb 2026 Over");
        assertThat(page.select("section[aria-labelledby=decisions] tbody tr").eachText()).containsExactly("Reasonable grounds Positive 8 Jan 2026 9 Jan 2026");
        assertThat(page.select("section[aria-labelledby=ages] tbody tr").eachText()).containsExactly("Adult Social assessment 7 Jan 2026");
        assertThat(page.select("section[aria-labelledby=corrections] tbody tr").eachText()).containsExactly("A document was seen 6 Jan 2026");
        assertThat(page.select("section[aria-labelledby=team] tbody tr").eachText()).containsExactly("Harbour of Women 5 Jan 2026", "Not in the register 6 Jan 2026");
        assertThat(page.select("section[aria-labelledby=places] tbody tr").eachText()).containsExactly("5T4W-0001-K Placed 8 Jan 2026 9 Jan 2026 30");
        assertThat(page.select("section[aria-labelledby=next] li").eachText()).containsExactly("Conclusive grounds: positive", "Conclusive grounds: negative",
                "Suspended", "Disqualified", "Withdrawn", "Closed, referred elsewhere");
        assertThat(page.select("a.govuk-button").eachAttr("href")).containsExactly(PAGE + "/conclusive-grounds");
    }

    /// The service returns these data to a reader of the file, but the page does not show them.
    @ParameterizedTest
    @ValueSource(strings = {"competent-authority", "case-coordinator", "first-responder"})
    void the_page_never_shows_who_the_person_is_where_she_is_or_why_it_was_decided(String role) {
        Document page = as("NGO", role);
        assertThat(page.select("h1").text()).isEqualTo("7K2M-9Q00-X");
        assertThat(page.html()).doesNotContain("Zs", "Secret", "secret", "Wales", "GB-WLS", "Scotland", "GB-SCT");
    }

    @Test
    void each_call_states_the_purpose_of_the_page() {
        as("COMPETENT_AUTHORITY", "competent-authority");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().startsWith(FakeGateway.CASE_FILE)).hasSize(3).allSatisfy(r -> assertThat(r.purpose()).isEqualTo("IDENTIFICATION"));
        TestEnvironment.gateway.requests.clear();
        as("NGO", "case-coordinator");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().startsWith(FakeGateway.CASE_FILE)).hasSize(3).allSatisfy(r -> assertThat(r.purpose()).isEqualTo("SUPPORT"));
    }

    @Test
    void ok_200_a_coordinator_finds_assigned_cases_and_can_not_decide() {
        signInAs("NGO", "case-coordinator", "ngo");
        TestEnvironment.gateway.say(FakeGateway.TEAM, FakeGateway.recorded("team").replace("00000000-0000-7000-8000-0000000000e1", FakeIdentityProvider.subject("Some One")));
        Browser browser = aBrowser();
        Document list = browser.open(browser.open("/portal/morning").selectFirst("header nav a[href=/portal/cases]").attr("href"));
        assertThat(list.select("h1").text()).isEqualTo("Case files that you work on");
        assertThat(list.select("nav.palermo-tabs")).isEmpty();
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.path().equals(FakeGateway.CASES));
        assertThat(list.selectFirst("a[rel=next]").attr("href")).startsWith("/portal/cases?due=mine&cursor=");
        Document page = browser.open(list.selectFirst("tbody a").attr("href"));
        assertThat(page.select("section[aria-labelledby=team] tbody tr").eachText()).containsExactly("Harbour of Women You 5 Jan 2026", "Not in the register 6 Jan 2026");
        assertThat(page.select("a.govuk-button")).isEmpty();
        assertThat(page.select("section[aria-labelledby=next]").text()).contains("The competent authority takes these steps");
        assertThat(browser.get(PAGE + "/conclusive-grounds").statusCode()).isEqualTo(403);
    }

    @Test
    void ok_200_a_first_responder_sees_no_team_and_no_places() {
        TestEnvironment.gateway.refuse(FakeGateway.TEAM, 403);
        TestEnvironment.gateway.refuse(FakeGateway.PLACES, 404);
        assertThat(as("POLICE", "first-responder").select("section h2").eachText()).containsExactly("Terms", "What can be done next", "Decisions", "Determinations of her age",
                "Corrections of her record");
    }

    @Test
    void ok_200_while_one_service_is_away() {
        TestEnvironment.gateway.refuse(FakeGateway.PLACES, 500);
        TestEnvironment.gateway.refuse(FakeGateway.ORGANISATION, 500);
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("section[aria-labelledby=places]").text()).contains("Not available now");
        assertThat(page.select("section[aria-labelledby=team] tbody tr")).hasSize(2);
    }

    @Test
    void ok_200_the_terms_of_a_suspended_file_are_paused() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file().replace("\"RECOVERY\"", "\"SUSPENDED\"").replace("\"dueOn\": \"2026-02-11\",", "").replace("OVERDUE", "NONE")
                .replace("\"recoveryEndsOn\": \"2026-02-10\",", "\"paused\": {\"from\": \"RECOVERY\", \"since\": \"2026-01-20\", \"recoveryDaysLeft\": 21},"));
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("dl").text()).contains("Suspended Suspended since 20 Jan 2026. It goes back to: Recovery and reflection.");
        assertThat(page.select("section[aria-labelledby=terms] tbody tr").eachText())
                .containsExactly("Decision on conclusive grounds Paused", "Recovery and reflection Days left: 21 Paused");
        assertThat(page.select("a.govuk-button")).isEmpty();
    }

    @Test
    void ok_200_a_closed_and_erased_file_shows_that_nothing_follows() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, """
                {"id": "01900000-0000-7000-8000-000000000000", "reference": "7K2M-9Q00-X", "region": "XX-1", "stage": "CLOSED", "ageGroup": "ADULT", "referredAt": "2026-01-02T10:15:00Z",
                 "due": "NONE", "next": [], "decisions": [], "ageDeterminations": [], "corrections": [], "erased": true, "version": 9}
                """);
        TestEnvironment.gateway.say(FakeGateway.TEAM, "{\"items\":[],\"next\":null}");
        TestEnvironment.gateway.say(FakeGateway.PLACES, "{\"items\":[],\"next\":null}");
        assertThat(aBrowser().open(PAGE).select("main").text()).contains("The person was erased", "XX-1", "No term runs", "Nothing follows", "Nothing is decided yet",
                "No coordinator is assigned", "No place was asked for");
    }

    @Test
    void ok_200_a_term_that_ends_today_still_runs() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE, file().replace("2026-02-10", LocalDate.now().toString()).replace("OVERDUE", "LATER"));
        assertThat(aBrowser().open(PAGE).select("section[aria-labelledby=terms] td:last-child").eachText()).containsExactly("Running", "Running");
    }

    @Test
    void not_found_404_for_a_foreign_and_for_an_unknown_case() {
        TestEnvironment.gateway.refuse(FakeGateway.CASE_FILE, 404);
        Browser browser = aBrowser();
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(browser.get(PAGE + "/reasonable-grounds").statusCode()).isEqualTo(404);
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().startsWith(FakeGateway.CASE_FILE)).as("only the file itself is asked for").hasSize(2);
        assertThat(browser.get("/portal/cases/anything").statusCode()).isEqualTo(404);
        assertThat(browser.get(PAGE + "/disqualification").statusCode()).isEqualTo(404);
    }

    @Test
    void forbidden_403_wrong_role_away_503() {
        TestEnvironment.gateway.refuse(FakeGateway.CASE_FILE, 403);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(403);
        TestEnvironment.gateway.refuse(FakeGateway.CASE_FILE, 500);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(503);
    }
}
