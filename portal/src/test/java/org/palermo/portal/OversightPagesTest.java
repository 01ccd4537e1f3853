package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An auditor finds what a person has seen, looks at what is unusual, opens an inquiry, sees the state of the chain and exports entries.
@QuarkusTest
class OversightPagesTest extends PortalTest {
    private static final String PERSON = "0190b6d2-0000-7000-8000-000000000071";
    private static final String RECORD = "0190b6d2-0000-7000-8000-000000000072";
    private static final String INQUIRY = "0190b6d2-0000-7000-8000-000000000073";
    private static final String AGENCY = "00000000-0000-7000-8000-000000000012";
    private static final String WATCHED = "/api/nrm/v1/watched-people";
    private static final String INQUIRIES = "/api/nrm/v1/access-inquiries";
    private static final String DESK = "/portal/desk";
    private static final String PAGE = DESK + "/audit/people/" + PERSON;
    private static final String SOMEBODY = "{\"id\":\"%s\",\"name\":\"Ines Okoro\",\"agency\":\"%s\",\"open\":true}".formatted(PERSON,
            AGENCY);

    @BeforeEach
    void asAuditor() {
        signInAs("GOVERNMENT", "auditor");
        TestEnvironment.gateway.say("POST " + WATCHED + "/names", "{\"items\":[" + SOMEBODY + "],\"more\":false}");
        TestEnvironment.gateway.say(WATCHED + "/" + PERSON, SOMEBODY);
        TestEnvironment.gateway.say("/api/nrm/v1/providers", "{\"items\":[{\"id\":\"" + AGENCY + "\",\"name\":\"Aid\"}],\"next\":null}");
        for (String service : new String[] {"nrm", "shelter", "inspection"}) {
            TestEnvironment.gateway.say("/api/" + service + "/v1/oversight/people/" + PERSON + "/days", """
                    {"items":[{"day":"2026-01-07","accesses":4,"records":9,"changes":1,"breakGlass":0}],"next":null}""");
            TestEnvironment.gateway.say("/api/" + service + "/v1/oversight/people/" + PERSON + "/accesses", """
                    {"items":[{"id":"%s","at":"2026-01-07T23:10:00Z","agency":"%s","action":"READ","kind":"case_file","record":"%s",
                     "reference":"7ZPK-3M0Q-VH","purpose":"SUPPORT"}],"next":null}""".formatted(INQUIRY, AGENCY, RECORD));
        }
    }

    private static String inquiry(String state) {
        return """
                {"id":"%s","person":"%s","agency":"%s","day":"2026-01-07","reason":"AT_NIGHT","state":"%s","openedAt":"2026-01-08T09:00:00Z",
                 "openedBy":"%s","version":0}""".formatted(INQUIRY, PERSON, AGENCY, state, PERSON);
    }

    /// What was sent to a path last.
    private static JsonObject body(String path) {
        return new JsonObject(TestEnvironment.gateway.requests.stream()
                .filter(request -> request.method().equals("POST") && request.path().equals(path))
                .reduce((first, second) -> second).orElseThrow().body());
    }

    @Test
    void ok_200_a_person_is_found_by_name_and_her_accesses_are_seen_by_day() {
        TestEnvironment.gateway.say("POST " + WATCHED + "/searches", "{\"items\":[" + SOMEBODY + "],\"more\":false}");
        Browser browser = aBrowser();
        String find = DESK + "/audit/people";
        assertThat(browser.open(DESK).select("main a[href=" + find + "]").text()).isEqualTo("What a person has seen");
        PageRulesTest.expectWhole(browser, browser.get(find));
        Document found = browser.send(browser.open(find), find, "name", "Okoro", "_go", "send");
        assertThat(body(WATCHED + "/searches")).isEqualTo(new JsonObject().put("name", "Okoro"));
        assertThat(found.select("tbody a").eachAttr("href")).containsExactly(PAGE);
        Document person = browser.open(PAGE);
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        assertThat(person.select("h1").text()).contains("Ines Okoro");
        assertThat(person.title()).isEqualTo("What a person has seen – Palermo");
        assertThat(person.select("section:has(h2#cases) tbody a").eachAttr("href")).containsExactly(PAGE + "/referral/2026-01-07");
        for (String service : new String[] {"referral", "shelter", "inspection"}) {
            String day = PAGE + "/" + service + "/2026-01-07";
            PageRulesTest.expectWhole(browser, browser.get(day));
            Document accesses = browser.open(day);
            assertThat(accesses.select("tbody").text()).contains("Read the case", "Case", "7ZPK-3M0Q-VH", "Support");
            assertThat(accesses.select("tbody a").eachAttr("href")).contains(DESK + "/audit/" + service + "?record=" + RECORD);
            assertThat(accesses.select("main a[href=" + PAGE + "/2026-01-07/inquiry]")).hasSize(1);
        }
    }

    @Test
    void ok_200_unusual_accesses_name_the_person_and_say_why() {
        String[][] services = {{"referral", "nrm"}, {"shelter", "shelter"}, {"inspection", "inspection"}};
        Browser browser = aBrowser();
        for (String[] service : services) {
            TestEnvironment.gateway.say("/api/" + service[1] + "/v1/oversight/unusual", """
                    {"items":[{"day":"2026-01-07","person":"%s","agency":"%s","reasons":["AT_NIGHT","BREAK_GLASS"],"records":31,"atNight":12,"foreign":0,
                     "breakGlass":1,"inAnHour":14,"firstAt":"2026-01-07T02:00:00Z","lastAt":"2026-01-07T05:00:00Z"}],"more":false}""".formatted(PERSON, AGENCY));
            String list = DESK + "/unusual/" + service[0];
            PageRulesTest.expectWhole(browser, browser.get(list));
            Document shown = browser.open(list);
            assertThat(shown.select("tbody").text()).contains("Ines Okoro", "Many records at night", "A record was opened in an emergency",
                    "31", "14");
            assertThat(shown.select("tbody a").eachAttr("href")).containsExactly(PAGE + "/" + service[0] + "/2026-01-07");
        }
    }

    @Test
    void ok_303_an_inquiry_is_opened_and_closed() {
        TestEnvironment.gateway.say("POST " + INQUIRIES, inquiry("OPEN"));
        TestEnvironment.gateway.say(INQUIRIES + "/" + INQUIRY, inquiry("OPEN"));
        TestEnvironment.gateway.say(INQUIRIES, "{\"items\":[" + inquiry("OPEN") + "],\"next\":null}");
        TestEnvironment.gateway.say("POST " + INQUIRIES + "/" + INQUIRY + "/closure", inquiry("CLOSED"));
        Browser browser = aBrowser();
        String open = PAGE + "/2026-01-07/inquiry";
        Document check = browser.send(browser.open(open), open, "reason", "AT_NIGHT", "_go", "next");
        browser.send(check, open, "_go", "send");
        assertThat(body(INQUIRIES))
                .isEqualTo(new JsonObject().put("person", PERSON).put("day", "2026-01-07").put("reason", "AT_NIGHT"));
        assertThat(browser.open(DESK + "/access-inquiries").select("tbody").text()).contains("Ines Okoro", "Open");
        String page = DESK + "/access-inquiries/" + INQUIRY;
        PageRulesTest.expectWhole(browser, browser.get(page));
        String close = browser.open(page).selectFirst("a[href$=/closure]").attr("href");
        Document closing = browser.send(browser.open(close), close, "outcome", "EXPLAINED", "fileNumber", "R-2026/7", "_go", "next");
        browser.send(closing, close, "_go", "send");
        assertThat(body(INQUIRIES + "/" + INQUIRY + "/closure"))
                .isEqualTo(new JsonObject().put("outcome", "EXPLAINED").put("fileNumber", "R-2026/7"));
    }

    @Test
    void ok_200_the_state_of_each_chain() {
        for (String service : new String[] {"nrm", "shelter"}) {
            TestEnvironment.gateway.say("/api/" + service + "/v1/oversight/chain", """
                    {"state":"INTACT","links":120,"lastAt":"2026-01-07T23:10:00Z","waiting":0,"checkedTo":120,"checkedAt":"2026-01-07T23:11:00Z",
                     "wholeAt":"2026-01-07T03:00:00Z"}""");
        }
        TestEnvironment.gateway.say("/api/inspection/v1/oversight/chain", """
                {"state":"BROKEN","links":120,"waiting":0,"checkedTo":41,"checkedAt":"2026-01-07T23:11:00Z","brokenAt":42,"breach":"ALTERED",
                 "foundAt":"2026-01-07T23:11:00Z"}""");
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(DESK + "/audit/chain"));
        Document page = browser.open(DESK + "/audit/chain");
        assertThat(page.select("section:has(h2#referral)").text()).contains("Intact", "120");
        assertThat(page.select("section:has(h2#inspection)").text()).contains("Broken", "42", "An entry was changed");
    }

    @Test
    void ok_200_entries_are_exported_for_a_purpose() {
        String export = DESK + "/audit/export";
        TestEnvironment.gateway.file("/api/shelter/v1/oversight/entries", "text/csv; charset=utf-8", "attachment",
                "id\r\n".getBytes(StandardCharsets.UTF_8));
        Browser browser = aBrowser();
        assertThat(browser.open(DESK).select("main a[href=" + export + "]")).hasSize(1);
        Document form = browser.open(export);
        PageRulesTest.expectWhole(browser, browser.get(export + "?lang=ar"));
        assertThat(browser.send(form, export, "service", "Shelter", "number", "Mai Tran").select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#purpose", "#number");
        HttpResponse<String> file = WorklistTest.submit(browser, form.selectFirst("form[action=" + export + "]"), export, "service",
                "Shelter", "period", "31", "purpose", "OVERSIGHT");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"audit-shelter(-\\d{4}-\\d{2}-\\d{2}){2}\\.csv\"");
        assertThat(TestEnvironment.gateway.requests).filteredOn(request -> request.path().endsWith("/oversight/entries")).singleElement()
                .satisfies(request -> assertThat(request.purpose()).isEqualTo("OVERSIGHT"));
    }

    @Test
    void ok_200_entries_of_chosen_days_go_on_after_the_last_entry_of_a_file() {
        String export = DESK + "/audit/export";
        String entries = "/api/shelter/v1/oversight/entries";
        TestEnvironment.gateway.cutFile(entries, """
                id,at,person\r
                %s,2026-01-07T23:10:00Z,%s\r
                %s,2026-01-08T09:30:00Z,%s\r
                """.formatted(INQUIRY, PERSON, RECORD, PERSON).getBytes(StandardCharsets.UTF_8));
        Browser browser = aBrowser();
        Document form = browser.open(export);
        Document cut = browser.send(form, export, "service", "Shelter", "period", "7", "first.day", "7", "first.month", "1", "first.year",
                "2026", "last.day", "8", "last.month", "1", "last.year", "2026", "purpose", "OVERSIGHT");
        assertThat(cut.select("section[aria-labelledby=cut]").text()).contains("The file has the first 2 entries", "7 Jan 2026, 23:10 UTC",
                "8 Jan 2026, 09:30 UTC " + RECORD);
        assertThat(TestEnvironment.gateway.requests).filteredOn(request -> request.path().equals(entries)).singleElement()
                .satisfies(request -> assertThat(request.query()).contains("from=2026-01-07", "to=2026-01-08").doesNotContain("after"));
        HttpResponse<String> file = WorklistTest.submit(browser, cut.selectFirst("form:has(input[name=taken])"), export);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).contains("audit-shelter-2026-01-07-2026-01-08.csv");
        TestEnvironment.gateway.file(entries, "text/csv; charset=utf-8", "attachment", "id\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> next = WorklistTest.submit(browser, cut.select("form:has(input[name=after])").last(), export);
        assertThat(next.headers().firstValue("Content-Disposition").orElseThrow()).contains("-after-" + RECORD + ".csv");
        assertThat(TestEnvironment.gateway.requests.getLast().query()).contains("after=" + RECORD);
    }

    @Test
    void invalid_400_days_that_are_none_or_in_the_wrong_order() {
        String export = DESK + "/audit/export";
        Browser browser = aBrowser();
        Document form = browser.open(export);
        assertThat(browser.send(form, export, "service", "Shelter", "first.day", "31", "first.month", "2", "first.year", "2026", "purpose",
                "OVERSIGHT").select(".govuk-error-summary a").eachAttr("href")).containsExactly("#first");
        assertThat(browser.send(form, export, "service", "Shelter", "first.day", "2", "first.month", "2", "first.year", "2026", "last.day",
                "1", "last.month", "2", "last.year", "2026", "purpose", "OVERSIGHT").select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#last");
    }

    @Test
    void ok_200_the_audit_names_people() {
        TestEnvironment.gateway.say("/api/nrm/v1/audit", """
                {"items":[{"id":"%s","at":"2026-01-07T23:10:00Z","subject":"%s","agency":"%s","action":"READ","kind":"case_file"},
                 {"id":"%s","at":"2026-01-07T23:09:00Z","subject":"system:retention","action":"ERASE","kind":"case_file"}],"next":null}"""
                .formatted(INQUIRY, PERSON, AGENCY, RECORD));
        Document page = aBrowser().open(DESK + "/audit/referral?record=" + RECORD);
        assertThat(page.select("tbody").text()).contains("Ines Okoro", "The system itself").doesNotContain(PERSON);
        assertThat(page.select("tbody a").eachAttr("href")).containsExactly(PAGE);
        assertThat(body(WATCHED + "/names")).isEqualTo(new JsonObject().put("people", new JsonArray().add(PERSON)));
    }

    @Test
    void forbidden_403_for_an_administrator() {
        signInAs("COMPETENT_AUTHORITY", "mechanism-administrator");
        for (String page : new String[] {"/audit/people", "/audit/chain", "/audit/export", "/access-inquiries", "/unusual/referral"}) {
            assertThat(aBrowser().get(DESK + page).statusCode()).as(page).isEqualTo(403);
        }
    }
}
