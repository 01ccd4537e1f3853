package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The calendar of a person's cases.
@QuarkusTest
class CalendarPagesTest extends WorklistTest {
    private static final String CALENDAR = "/api/nrm/v1/calendar";

    private static void givenCalendar(boolean more) {
        TestEnvironment.gateway.say(CALENDAR, """
                {"days": 7, "more": %s, "items": [
                  {"id": "11111111-1111-3111-8111-111111111111", "what": "TERM", "caseFile": "%s", "reference": "7K2M-9Q00-X",
                   "on": "2026-12-01"},
                  {"id": "22222222-2222-3222-8222-222222222222", "what": "HEARING", "caseFile": "%s", "reference": "7K2M-9Q01-X",
                   "at": "2026-12-02T10:00:00Z"}]}""".formatted(more, CASE, OTHER));
    }

    @Test
    void ok_200_the_calendar_lists_what_is_to_come_and_leads_to_the_cases() {
        givenCalendar(false);
        signInAs("NGO", "case-coordinator");
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/calendar?days=30");
        assertThat(asked(CALENDAR).getLast().query()).isEqualTo("days=30");
        assertThat(page.select("tbody tr").eachText()).satisfiesExactly(
                first -> assertThat(first).contains("7K2M-9Q00-X", "Last day of the term", "1 Dec 2026"),
                second -> assertThat(second).contains("7K2M-9Q01-X", "Hearing", "2 Dec 2026"));
        assertThat(page.selectFirst("tbody a").attr("href")).isEqualTo(LIST + "/" + CASE);
        assertThat(page.select("main").text()).doesNotContain("There may be more");
        givenCalendar(true);
        assertThat(browser.open("/portal/desk/calendar").select("main").text()).contains("There may be more: at most 500 cases");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/calendar?lang=ar"));
    }

    @Test
    void ok_200_the_calendar_is_downloaded_with_references_and_kinds_only() {
        givenCalendar(true);
        Browser browser = aBrowser();
        String link = browser.open("/portal/desk/calendar?days=90").select("a.govuk-button").stream()
                .filter(a -> a.text().equals("Download for your calendar")).findFirst().orElseThrow().attr("href");
        assertThat(link).isEqualTo("/portal/desk/calendar/file?days=90");
        HttpResponse<String> file = browser.get(link);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"cases.ics\"");
        assertThat(file.body()).contains("UID:11111111-1111-3111-8111-111111111111", "DTSTART;VALUE=DATE:20261201",
                "SUMMARY:Last day of the term 7K2M-9Q00-X", "DTSTART:20261202T100000Z", "SUMMARY:Hearing 7K2M-9Q01-X",
                        "DESCRIPTION:There may be more")
                .doesNotContain(CASE, OTHER);
        assertThat(browser.get(link + "&lang=ar").body()).contains("SUMMARY:جلسة 7K2M-9Q01-X");
        assertThat(asked(CALENDAR).getLast().query()).isEqualTo("days=90");
    }

    @Test
    void ok_200_an_authority_chooses_the_cases_of_its_team_and_a_coordinator_can_not() {
        TestEnvironment.gateway.say(CALENDAR, """
                {"days": 7, "more": false, "items": [{"id": "33333333-3333-3333-8333-333333333333", "what": "INFORMATION_REQUEST",
                  "caseFile": "%s", "reference": "7K2M-9Q00-X", "on": "2026-12-03"}]}""".formatted(CASE));
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/calendar?days=30&whose=team");
        assertThat(asked(CALENDAR).getLast().query()).contains("days=30", "whose=team");
        assertThat(page.select("#whose option[selected]").text()).isEqualTo("Everybody’s in the authority");
        assertThat(page.select("tbody tr").text()).contains("Answer to a question due", "3 Dec 2026");
        String link = page.select("a.govuk-button[href*=file]").attr("href");
        assertThat(link).contains("whose=team");
        assertThat(browser.get(link).body()).contains("SUMMARY:Answer to a question due 7K2M-9Q00-X");
        assertThat(asked(CALENDAR).getLast().query()).contains("days=30", "whose=team");
        signInAs("NGO", "case-coordinator");
        Document own = aBrowser().open("/portal/desk/calendar?whose=team");
        assertThat(own.select("#whose")).isEmpty();
        assertThat(String.valueOf(asked(CALENDAR).getLast().query())).doesNotContain("whose");
    }

    @Test
    void forbidden_403_and_away_503_have_pages() {
        TestEnvironment.gateway.refuse(CALENDAR, 403);
        Browser browser = aBrowser();
        assertThat(browser.get("/portal/desk/calendar/file").statusCode()).isEqualTo(403);
        TestEnvironment.gateway.refuse(CALENDAR, 503);
        assertThat(browser.get("/portal/desk/calendar/file").statusCode()).isEqualTo(503);
        signInAs("POLICE", "first-responder");
        assertThat(aBrowser().get("/portal/desk/calendar").statusCode()).isEqualTo(403);
    }
}
