package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Year;
import java.time.ZoneOffset;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Recruitment agencies, tips and the annual report, for inspectors, the chief inspector and the rapporteur.
@QuarkusTest
class AgencyPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-000000000031";
    private static final String AGENCY = "/api/inspection/v1/recruitment-agencies/" + ID;
    private static final String PAGE = "/portal/desk/recruitment-agencies/" + ID;
    private static final String TIP = "/api/inspection/v1/tips/" + ID;
    private static final String FIGURES = "/api/inspection/v1/annual-figures/GB/2025/C81";
    private static final String REPORT = "/api/inspection/v1/annual-reports/GB/2025/C81";

    private static void anAgency(String state, String decision) {
        TestEnvironment.gateway.say(AGENCY, """
                {"id":"%s","reference":"R-1","name":"Harbour Ltd","country":"GB","licenceNumber":"L-1","authority":"Ministry","state":"%s","decision":"%s",
                 "decidedOn":"2024-01-01","validFrom":"2024-01-01","representative":"Ada Zed","address":"7 Lantern Row","corridors":["QA"],"published":true,
                 "createdAt":"2026-01-01T00:00:00Z","decisions":[{"decision":"GRANT","decidedOn":"2024-01-01","recordedAt":"2026-01-01T00:00:00Z"}],"prohibitions":[],
                 "fees":[{"id":"%s","destination":"QA","item":"VISA","paidBy":"WORKER","amount":{"minor":2050,"currency":"USD"},"validFrom":"2024-01-01","current":true,
                   "verdict":"FORBIDDEN","recordedAt":"2026-01-01T00:00:00Z"}],"version":3}""".formatted(ID, state, decision, ID));
        TestEnvironment.gateway.say(AGENCY + "/job-orders", "{\"items\":[],\"next\":null}");
    }

    @Test
    void ok_200_the_chief_inspector_sees_all_but_complaints_which_have_a_list_of_their_own() {
        anAgency("VALID", "GRANT");
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser chief = aBrowser();
        PageRulesTest.expectWhole(chief, chief.get(PAGE));
        assertThat(chief.open(PAGE).select("main").text()).contains("Harbour Ltd", "Ada Zed", "Qatar", "Forbidden", "Record a decision on the licence");
        assertThat(TestEnvironment.gateway.requests).as("read in one request, the audit would join them to the agency").noneMatch(r -> r.path().endsWith("/agency-complaints"));
        signInAs("LABOUR_INSPECTORATE", "inspector");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main").text()).contains("Harbour Ltd", "Take in a complaint").doesNotContain("Record a decision on the licence");
    }

    @Test
    void ok_303_a_decision_on_the_licence_is_sent_with_the_version_that_was_read() {
        anAgency("VALID", "GRANT");
        TestEnvironment.gateway.say("POST " + AGENCY + "/licence-decisions", "{\"id\":\"" + ID + "\",\"version\":4}");
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/licence");
        assertThat(form.select("input[name=decision]").eachAttr("value")).containsExactly("RENEW", "SUSPEND", "REINSTATE", "REVOKE");
        Document check = browser.send(form, PAGE + "/licence", "decision", "SUSPEND", "decidedOn.day", "1", "decidedOn.month", "2", "decidedOn.year", "2026", "ground", "art. 7",
                "_go", "next");
        browser.send(check, PAGE + "/licence", "_go", "send");
        var sent = TestEnvironment.gateway.last("POST");
        assertThat(sent.ifMatch()).isEqualTo("\"3\"");
        assertThat(new JsonObject(sent.body())).isEqualTo(new JsonObject().put("decision", "SUSPEND").put("decidedOn", "2026-02-01").put("ground", "art. 7"));
    }

    @Test
    void invalid_400_whether_the_authority_publishes_a_new_agency_must_be_said() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser browser = aBrowser();
        String form = "/portal/desk/recruitment-agencies/new";
        Document about = browser.send(browser.open(form), form, "name", "Harbour Ltd", "country", "GB", "licenceNumber", "L-1",
                "authority", "Ministry", "validFrom.day", "1", "validFrom.month", "1", "validFrom.year", "2024", "_go", "next");
        assertThat(about.select("input[name=published]").eachAttr("value")).containsExactly("true", "false");
        Document again = browser.send(about, form, "representative", "Ada Zed", "_go", "next");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#published");
    }

    @Test
    void ok_200_a_tip_offers_what_can_follow_and_forbidden_403_for_an_inspector() {
        TestEnvironment.gateway.say(TIP, """
                {"id":"%s","reference":"T-1","channel":"PHONE","country":"GB","receivedOn":"2026-01-05","concern":"LABOUR","state":"NEW",
                 "content":{"words":"They sleep behind the mill","tipperName":"B"},"recordedAt":"2026-01-05T00:00:00Z","version":0}""".formatted(ID));
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser chief = aBrowser();
        PageRulesTest.expectWhole(chief, chief.get("/portal/desk/tips/" + ID));
        assertThat(chief.open("/portal/desk/tips/" + ID).select("main").text()).contains("They sleep behind the mill", "Plan a visit", "Report a suspected victim", "Close this tip");
        signInAs("LABOUR_INSPECTORATE", "inspector");
        assertThat(aBrowser().get("/portal/desk/tips/" + ID).statusCode()).isEqualTo(403);
        assertThat(aBrowser().get("/portal/desk/tips/new").statusCode()).isEqualTo(200);
    }

    @Test
    void ok_200_the_annual_report_says_why_a_block_has_no_figures() {
        TestEnvironment.gateway.say(REPORT, """
                {"country":"GB","year":2025,"convention":"C81","wholeCountry":true,"blocks":[
                  {"block":"STAFF","article":"C81 art. 21(b)","figures":[{"figure":"INSPECTORS_WOMEN","value":1200,"entered":true}]},
                  {"block":"ACCIDENTS","article":"C81 art. 21(f)","figures":[{"figure":"FATAL_ACCIDENTS_WOMEN","entered":true,"missing":"NOT_ENTERED"}],"missing":"NOT_ENTERED"}],
                 "regions":[{"region":"GB-SCT","visits":1300,"workplacesVisited":900,"violations":40,"penalties":null},
                            {"visits":25,"workplacesVisited":20,"violations":null,"penalties":null}],
                 "injuries":[{"region":"GB-SCT","fatalWomen":3,"nonFatalMen":1250}],
                 "indicators":[{"code":"LAI_INSP_SEX_NB","sex":"FEMALE","value":1200}],
                 "control":{"k":11,"zerosShow":true,"rounding":null,"period":"2026-Q3","takenAt":"2026-10-01T00:00:00Z","figures":2,"suppressed":0}}""");
        signInAs("GOVERNMENT", "national-rapporteur");
        Browser browser = aBrowser();
        String address = "/portal/annual-report?country=GB&year=2025&convention=C81";
        PageRulesTest.expectWhole(browser, browser.get(address));
        Document page = browser.open(address);
        assertThat(page.select("main").text()).contains("1,200", "Not entered for this year", "violations or penalties below 11 is not shown.", "LAI_INSP_SEX_NB");
        assertThat(page.select("section[aria-labelledby=regions] tbody tr").eachText())
                .containsExactly("Scotland 1,300 900 40 – Not shown, so that nobody can be recognised",
                        "No region recorded 25 20 – Not shown, so that nobody can be recognised – Not shown, so that nobody can be recognised");
        String none = " – Not entered for this year, or not by each inspectorate";
        assertThat(page.select("section[aria-labelledby=injuries] tbody tr").eachText())
                .containsExactly("Scotland 3" + none + none + " 1,250" + none + none);
        assertThat(page.select("main").text()).doesNotContain("ISIC");
        assertThat(page.select("a[href*=annual-figures]")).isEmpty();
        assertThat(browser.get("/portal/annual-report").statusCode()).isNotEqualTo(500);
        TestEnvironment.gateway.refuse(REPORT, 403);
        assertThat(browser.get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void ok_303_accidents_of_a_region_are_changed_in_a_form_with_what_was_entered_and_stale_412_says_what_changed() {
        TestEnvironment.gateway.say(FIGURES, "{\"country\":\"GB\",\"year\":2025,\"convention\":\"C81\",\"version\":0}");
        TestEnvironment.gateway.say(FIGURES + "/injuries", """
                {"items":[{"region":"GB-NIR","version":0},{"region":"GB-SCT","fatalWomen":2,"version":3}],"next":null}""");
        TestEnvironment.gateway.say(FIGURES + "/injuries/GB-NIR", "{\"region\":\"GB-NIR\",\"version\":0}");
        String scotland = FIGURES + "/injuries/GB-SCT";
        TestEnvironment.gateway.say(scotland, "{\"region\":\"GB-SCT\",\"fatalWomen\":2,\"version\":3}");
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser browser = aBrowser();
        String record = "/portal/desk/annual-figures/GB/2025/C81";
        PageRulesTest.expectWhole(browser, browser.get(record));
        assertThat(browser.open(record).select("main a[href*=/injuries/]").eachAttr("href"))
                .containsExactly(record + "/injuries/GB-NIR", record + "/injuries/GB-SCT");
        Document empty = browser.open(record + "/injuries/GB-NIR");
        assertThat(empty.select("main").text()).contains("Northern Ireland");
        assertThat(empty.select("input[name=fatalWomen]").attr("value")).isEmpty();
        assertThat(empty.select("input[name=_version]").attr("value")).isEqualTo("\"0\"");
        String address = record + "/injuries/GB-SCT";
        PageRulesTest.expectWhole(browser, browser.get(address));
        Document form = browser.open(address);
        assertThat(form.select("main").text()).contains("Scotland");
        assertThat(form.select("input[name=fatalWomen]").attr("value")).isEqualTo("2");
        Document check = browser.send(form, address, "fatalWomen", "2", "diseasesMen", "5", "_go", "next");
        TestEnvironment.gateway.say(scotland, "{\"region\":\"GB-SCT\",\"fatalWomen\":2,\"fatalMen\":7,\"version\":4}");
        TestEnvironment.gateway.refuse("PUT " + scotland, 412);
        Document again = browser.send(check, address, "_go", "send");
        assertThat(TestEnvironment.gateway.last("PUT").ifMatch()).isEqualTo("\"3\"");
        assertThat(again.select("#changed li")).singleElement().satisfies(line -> assertThat(line.text()).isEqualTo("Fatal accidents, men: is now 7"));
        TestEnvironment.gateway.say("PUT " + scotland, "{\"region\":\"GB-SCT\",\"version\":5}");
        Document kept = browser.send(again, address, "_go", "back");
        assertThat(kept.select("input[name=diseasesMen]").attr("value")).isEqualTo("5");
        Document checked = browser.send(kept, address, "fatalWomen", "2", "fatalMen", "7", "diseasesMen", "5", "_go", "next");
        browser.send(checked, address, "_go", "send");
        var sent = TestEnvironment.gateway.last("PUT");
        assertThat(sent.ifMatch()).isEqualTo("\"4\"");
        assertThat(new JsonObject(sent.body())).isEqualTo(new JsonObject().put("fatalWomen", 2).put("fatalMen", 7).put("diseasesMen", 5));
    }

    @Test
    void ok_200_the_workbook_is_asked_for_in_the_language_of_the_reader() {
        TestEnvironment.gateway.file(REPORT + "/workbook.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment", new byte[] {'P', 'K'});
        signInAs("GOVERNMENT", "national-rapporteur");
        Browser browser = aBrowser();
        browser.open("/portal/annual-report?country=GB&year=2025&convention=C81&lang=ru");
        assertThat(browser.bytes("/portal/annual-report/workbook.xlsx?country=GB&year=2025&convention=C81").body()).containsExactly('P', 'K');
        assertThat(TestEnvironment.gateway.requests).anyMatch(request -> request.path().equals(REPORT + "/workbook.xlsx") && "language=ru".equals(request.query()));
    }

    /// As the page is opened from the menu.
    @Test
    void ok_200_the_annual_report_without_a_choice_is_that_of_last_year() {
        int lastYear = Year.now(ZoneOffset.UTC).getValue() - 1;
        TestEnvironment.gateway.say("/api/inspection/v1/annual-reports/GB/%d/C81".formatted(lastYear), """
                {"country":"GB","year":%d,"convention":"C81","wholeCountry":true,"blocks":[],"regions":[],"indicators":[],
                 "control":{"k":11,"zerosShow":true,"rounding":null,"period":"2026-Q3","takenAt":"2026-10-01T00:00:00Z","figures":0,"suppressed":0}}"""
                .formatted(lastYear));
        signInAs("GOVERNMENT", "national-rapporteur");
        Document page = aBrowser().open("/portal/annual-report?country=GB");
        assertThat(page.select("section[aria-labelledby=injuries]").text()).contains("No figures by region: none were entered for this year.");
        assertThat(page.select("select[name=convention] option[selected]").eachAttr("value")).containsExactly("C81");
        assertThat(page.select("select[name=year] option[selected]").eachAttr("value")).containsExactly(Integer.toString(lastYear));
    }
}
