package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The morning page: with all services up, with one away, and with one that refuses.
@QuarkusTest
class MorningTest extends PortalTest {

    @Test
    void the_map_and_the_table_say_the_same() {
        Document page = aBrowser().open("/portal/morning?country=GB");
        assertThat(page.select(".tile")).hasSize(12);
        for (var tile : page.select(".tile")) {
            var row = page.selectFirst(tile.selectFirst("a").attr("href"));
            assertThat(row.selectFirst("th").text()).isEqualTo(tile.select(".tile__name").text());
            assertThat(row.select(".state").text()).isEqualTo(tile.select(".state").text());
        }
    }

    @Test
    void a_tile_has_its_position_its_symbol_and_its_word() {
        var tile = aBrowser().open("/portal/morning").selectFirst(".tile:has([href=#region-GB-NIR])");
        assertThat(tile.classNames()).contains("tile--row-2", "tile--column-1", "tile--not_operational");
        assertThat(tile.select("svg path")).isNotEmpty();
        assertThat(tile.select(".state__word").text()).isEqualTo("Not operational");
    }

    @Test
    void a_region_without_a_position_comes_last_and_is_not_on_the_map() {
        JsonObject status = new JsonObject(FakeGateway.recorded("status"));
        status.getJsonArray("regions").getJsonObject(0).putNull("tile");
        String region = status.getJsonArray("regions").getJsonObject(0).getString("region");
        TestEnvironment.gateway.say(FakeGateway.STATUS, status.encode());
        for (String page : new String[] {"/portal", "/portal/morning"}) {
            Document shown = aBrowser().open(page);
            assertThat(shown.select(".tiles").first().select(".tile")).hasSize(11);
            assertThat(shown.select(".tiles").last().select(".tile a").eachAttr("href")).containsExactly("#region-" + region);
            assertThat(shown.select(".tiles").last().attr("aria-label")).isEqualTo("Regions that are not on the map");
            assertThat(shown.select(".palermo-mechanism tbody tr").last().id()).isEqualTo("region-" + region);
        }
    }

    @Test
    void cases_are_shown_by_stage_with_their_terms() {
        Document page = aBrowser().open("/portal/morning");
        var panel = page.selectFirst("section[aria-labelledby=cases]");
        assertThat(panel.text()).contains("Recovery and reflection 132", "Total 396", "Notified only 31", "Overdue 23", "Due soon 17");
        assertThat(panel.select("a[href=/portal/cases?due=overdue&region=GB]")).isNotEmpty();
        assertThat(panel.select("a[href=/portal/cases?due=soon&region=GB]")).isNotEmpty();
        assertThat(page.select(".figures a[href^=/portal/cases]").eachAttr("href"))
                .containsExactly("/portal/cases?due=overdue&region=GB", "/portal/cases?due=soon&region=GB");
        assertThat(panel.select("a[href=/portal/cases?stage=RECOVERY&region=GB]").text()).isEqualTo("Recovery and reflection");
        assertThat(panel.select("a[href=/portal/cases?stage=NOTIFIED_ONLY&region=GB]").text()).isEqualTo("Notified only");
    }

    @Test
    void a_figure_leads_to_its_list_in_the_country_that_is_shown() {
        Browser browser = aBrowser();
        String stage = browser.open("/portal/morning?country=ZZ").selectFirst("section[aria-labelledby=cases] a[href*=RECOVERY]").attr("href");
        Document list = browser.open(stage);
        assertThat(list.location()).endsWith("/portal/desk/cases?stage=RECOVERY&region=ZZ");
        assertThat(list.select("#stage option[selected]").attr("value")).isEqualTo("RECOVERY");
        assertThat(list.select("#region option[selected]").text()).isEqualTo("Zedland: all regions");
        assertThat(browser.open("/portal/cases?stage=%3Cb%3E&region=Paris&due=never").location()).endsWith("/portal/desk/cases");
    }

    @Test
    void a_figure_leads_nowhere_for_a_reader_who_may_not_read_the_list() {
        signInAs("GOVERNMENT", "national-rapporteur");
        Document page = aBrowser().open("/portal/morning");
        assertThat(page.selectFirst("section[aria-labelledby=cases]").text()).contains("Recovery and reflection 132");
        assertThat(page.select("main a[href^=/portal/cases], main a[href^=/portal/desk/cases]")).isEmpty();
    }

    @Test
    void capacity_counts_stale_shelters_as_unknown_and_hides_small_counts() {
        var panel = aBrowser().open("/portal/morning").selectFirst("section[aria-labelledby=capacity]");
        assertThat(panel.text()).contains(", no recent count", "Isolation because of an illness", "2026-W02", "2026-W03");
        assertThat(panel.select("td .govuk-visually-hidden").eachText()).containsExactly("Not shown, so that nobody can be recognised");
        assertThat(panel.text()).contains("Figures of 2026-W03. 1 of 60 is not shown, so that no number of fewer than 11 people can be read or computed.");
    }

    @Test
    void findings_are_listed_with_the_gravest_first() {
        var panel = aBrowser().open("/portal/morning").selectFirst("section[aria-labelledby=findings]");
        assertThat(panel.select("tbody th").eachText()).startsWith("Agriculture", "Apparel", "Care homes");
        assertThat(panel.select("details tbody tr")).hasSize(3);
        assertThat(panel.text()).contains("35,210").contains("not a legal finding");
        assertThat(aBrowser().open("/portal/morning?lang=es").selectFirst("section[aria-labelledby=findings]").text())
                .contains("35.210").doesNotContain("35,210");
    }

    @Test
    void a_suppressed_figure_is_explained_and_left_out_of_sums() {
        TestEnvironment.gateway.say(FakeGateway.SUMMARY, """
                {"stages":[{"stage":"REFERRED","count":64},{"stage":"SUSPENDED","count":null},{"stage":"CLOSED","count":57}],"total":null,"overdue":null,"dueSoon":17,
                 "control":{"k":11,"zerosShow":true,"rounding":null,"period":"2026-Q1","takenAt":"2026-01-02T08:00:00Z","figures":18,"suppressed":3}}
                """);
        Document page = aBrowser().open("/portal/morning");
        var panel = page.selectFirst("section[aria-labelledby=cases]");
        String hidden = "* Not shown, so that nobody can be recognised";
        assertThat(panel.select("tr:contains(Suspended) td").first().text().replace("*", "* ")).isEqualTo(hidden);
        assertThat(panel.select("tr:contains(Total) td").first().text()).doesNotContain("64");
        assertThat(panel.select(".govuk-summary-list__value").eachText()).last().isEqualTo("17");
        assertThat(panel.text()).contains("Figures of 2026-Q1. 3 of 18 are not shown");
        assertThat(page.selectFirst("section[aria-labelledby=findings]").select("tr:contains(Food processing) .govuk-visually-hidden")).hasSize(2);
    }

    @Test
    void a_service_that_is_away_affects_only_its_panel() {
        TestEnvironment.gateway.refuse(FakeGateway.CAPACITY, 503);
        Document page = aBrowser().open("/portal/morning");
        assertThat(page.selectFirst("section[aria-labelledby=capacity]").text()).contains("Not available now");
        assertThat(page.select(".tile")).hasSize(12);
        assertThat(page.selectFirst("section[aria-labelledby=findings]").select("tbody tr")).isNotEmpty();
    }

    @Test
    void an_unreadable_answer_affects_only_its_panel() {
        TestEnvironment.gateway.say(FakeGateway.FINDINGS, "<html>");
        Document page = aBrowser().open("/portal/morning");
        assertThat(page.selectFirst("section[aria-labelledby=findings]").text()).contains("Not available now");
        assertThat(page.select(".tile")).hasSize(12);
    }

    @Test
    void the_page_does_not_wait_for_a_slow_service() {
        TestEnvironment.gateway.dawdle(FakeGateway.SUMMARY, Duration.ofSeconds(8));
        long start = System.nanoTime();
        Document page = aBrowser().open("/portal/morning");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
        assertThat(page.selectFirst("section[aria-labelledby=cases]").text()).contains("Not available now");
    }

    @Test
    void a_panel_that_the_role_does_not_include_is_left_out() {
        TestEnvironment.gateway.refuse(FakeGateway.SUMMARY, 403);
        Document page = aBrowser().open("/portal/morning");
        assertThat(page.select("section[aria-labelledby=cases]")).isEmpty();
        assertThat(page.select("section[aria-labelledby=capacity]")).hasSize(1);
    }

    @Test
    void the_page_is_shown_without_countries() {
        TestEnvironment.gateway.refuse(FakeGateway.COUNTRIES, 502);
        Document page = aBrowser().open("/portal/morning");
        assertThat(page.select("h1").text()).isEqualTo("This morning");
        assertThat(page.selectFirst("section[aria-labelledby=mechanism]").text()).contains("Not available now");
    }

    @Test
    void a_code_that_the_portal_does_not_know_is_shown_as_unknown() {
        TestEnvironment.gateway.say(FakeGateway.SUMMARY, "{\"stages\":[{\"stage\":\"NEWLY_INVENTED\",\"count\":4,\"more\":1}],\"overdue\":0,\"dueSoon\":0}");
        Document page = aBrowser().open("/portal/morning");
        assertThat(page.selectFirst("section[aria-labelledby=cases]").text()).contains("Another stage 4");
        assertThat(aBrowser().open("/portal/morning").select("a[href*=UNKNOWN]")).isEmpty();
    }

    @Test
    void the_chosen_country_is_used_in_every_call() {
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        TestEnvironment.gateway.requests.clear();
        Document page = browser.open("/portal/morning?country=ZZ");
        assertThat(page.select("h1").text()).endsWith("Zedland");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.authorization() != null).isNotEmpty()
                .allSatisfy(r -> assertThat(r.purpose()).isEqualTo("OVERSIGHT"));
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.query() != null).hasSize(4).allSatisfy(r -> assertThat(r.query()).isEqualTo("country=ZZ"));
    }

    @Test
    void a_first_responder_sees_the_available_tasks() {
        signInAs("NGO", "first-responder", "ngo");
        TestEnvironment.gateway.refuse(FakeGateway.SUMMARY, 403);
        TestEnvironment.gateway.refuse(FakeGateway.CAPACITY, 403);
        TestEnvironment.gateway.refuse(FakeGateway.FINDINGS, 403);
        Document page = aBrowser().open("/portal/morning");
        var work = page.selectFirst("section[aria-labelledby=work]");
        assertThat(work.select("a").eachAttr("href")).startsWith("/portal/desk", "/portal/referrals", "/portal/cases", "/portal/desk#group-1");
        assertThat(work.text()).doesNotContain("software that your agency uses");
        Document desk = aBrowser().open("/portal/desk");
        assertThat(work.select("a[href^=/portal/desk#]")).isNotEmpty()
                .allSatisfy(topic -> assertThat(desk.select("h2" + topic.attr("href").replace("/portal/desk", "")).text()).isEqualTo(topic.text()));
        assertThat(page.select("main section:not([aria-labelledby=welcome])")).hasSize(2);
        assertThat(page.select(".palermo-header a[href=/portal/cases]")).hasSize(1);
    }

    @Test
    void an_immigration_body_gets_no_link_to_the_worklist() {
        signInAs("IMMIGRATION", "first-responder");
        Document page = aBrowser().open("/portal/morning");
        assertThat(page.select("a[href^=/portal/cases]")).isEmpty();
    }

    @Test
    void all_calls_of_a_page_are_made_at_the_same_time() {
        TestEnvironment.gateway.answerTogether(FakeGateway.STATUS, FakeGateway.SUMMARY, FakeGateway.CAPACITY, FakeGateway.FINDINGS);
        assertThat(aBrowser().open("/portal/morning").select(".palermo-away")).isEmpty();
    }

    @Test
    void a_shelter_manager_begins_with_the_census_and_who_waits_for_an_answer() {
        signInAs("SHELTER_OPERATOR", "shelter-manager");
        String house = "0190b6d2-0000-7000-8000-00000000000a";
        String placement = "0190b6d2-0000-7000-8000-00000000000e";
        TestEnvironment.gateway.say("/api/shelter/v1/shelters", """
                {"items":[{"id":"%s","name":"Larch House","status":"OPEN"},
                          {"id":"0190b6d2-0000-7000-8000-00000000000c","name":"Old House","status":"CLOSED"}],"next":null}"""
                .formatted(house));
        TestEnvironment.gateway.say("/api/shelter/v1/placements", query -> query.contains("status=REQUESTED") ? """
                {"items":[{"id":"%s","reference":"P-7K2M","shelter":"0190b6d2-0000-7000-8000-00000000000a","status":"REQUESTED","from":"2026-11-28","nights":3,"women":1,"children":[4],
                           "answerBefore":"2026-11-28T21:30:00Z"}],"next":null}""".formatted(placement) : "{\"items\":[],\"next\":null}");
        String alert = "0190b6d2-0000-7000-8000-00000000000f";
        TestEnvironment.gateway.say("/api/shelter/v1/broadcast-alerts", """
                {"items":[{"id":"%s","reference":"B-9Q00","shelter":"0190b6d2-0000-7000-8000-00000000000c","status":"ACKNOWLEDGED","from":"2026-11-28","nights":1,"women":2,"children":[],
                           "answerBefore":"2026-11-28T20:00:00Z"},
                          {"id":"%s","reference":"B-OVER","status":"OVER","from":"2026-11-27","nights":1,"women":1,"children":[],
                           "answerBefore":"2026-11-27T20:00:00Z"}],"next":"n"}""".formatted(alert, house));
        Browser browser = aBrowser();
        Document page = browser.open("/portal/morning");
        PageRulesTest.expectWhole(browser, browser.get("/portal/morning?lang=ar"));
        var duty = page.selectFirst("section[aria-labelledby=duty]");
        assertThat(duty.select("a[href=/portal/desk/shelters/" + house + "/census]").text()).isEqualTo("Record the census: Larch House");
        assertThat(duty.text()).contains("Who asks for a place (1)", "P-7K2M");
        assertThat(duty.select("a[href=/portal/desk/shelters/0190b6d2-0000-7000-8000-00000000000c/census]")).as("closed").isEmpty();
        assertThat(duty.select("tbody tr:contains(P-7K2M) a[href=/portal/desk/shelters/" + house + "]").text()).isEqualTo("Larch House");
        assertThat(duty.select("tbody tr:contains(B-9Q00)").text()).contains("Old House");
        assertThat(TestEnvironment.gateway.requests).filteredOn(one -> one.path().equals("/api/shelter/v1/shelters")).hasSize(2);
        assertThat(duty.select("a[href=/portal/desk/placements/" + placement + "/acceptance]").text()).isEqualTo("Accept");
        assertThat(duty.select("a[href=/portal/desk/placements/" + placement + "/refusal]").text()).isEqualTo("Decline");
        assertThat(duty.select("h3").eachText()).as("alerts first")
                .containsExactly("Alerts: people who need a place now (1)", "Who asks for a place (1)");
        assertThat(duty.text()).contains("B-9Q00").doesNotContain("B-OVER");
        assertThat(duty.select("a[href=/portal/desk/broadcast-alerts/" + alert + "/acceptance]").text()).isEqualTo("Yes, we take them");
        TestEnvironment.gateway.refuse("/api/shelter/v1/placements", 503);
        assertThat(aBrowser().open("/portal/morning").select("section[aria-labelledby=duty]").text()).contains("Larch House",
                "Not available now");
    }

    @Test
    void a_shelter_manager_of_many_begins_with_who_must_be_answered_first() {
        signInAs("SHELTER_OPERATOR", "shelter-manager");
        String id = "{\"id\":\"0190b6d2-0000-7000-8000-%012d\",";
        TestEnvironment.gateway.say("/api/shelter/v1/shelters", "{\"next\":null,\"items\":[" + IntStream.range(0, 30)
                .mapToObj(n -> id.formatted(n) + "\"name\":\"House %d\",\"status\":\"%s\"}".formatted(n, n < 5 ? "CLOSED" : "OPEN"))
                .collect(Collectors.joining(",")) + "]}");
        TestEnvironment.gateway.say("/api/shelter/v1/placements", query -> query.contains("status=REQUESTED")
                ? "{\"next\":\"n\",\"items\":[" + IntStream.range(0, 200)
                        .mapToObj(n -> id.formatted(n) + """
                        "reference":"P-%03d","status":"REQUESTED","from":"2026-11-28","nights":3,"women":1,"children":[],
                        "answerBefore":"2026-11-28T%02d:%02d:00Z"}""".formatted(n, 20 - n / 60, 59 - n % 60))
                        .collect(Collectors.joining(",")) + "]}"
                : "{\"next\":null,\"items\":[]}");
        TestEnvironment.gateway.say("/api/shelter/v1/broadcast-alerts", "{\"items\":[],\"next\":null}");
        Browser browser = aBrowser();
        var duty = browser.open("/portal/morning").selectFirst("section[aria-labelledby=duty]");
        assertThat(duty.select("a[href$=/census]")).hasSize(20);
        assertThat(duty.select("a[href=/portal/desk/shelters]").text()).isEqualTo("All your shelters");
        assertThat(duty.select("h3").text()).isEqualTo("Who asks for a place (200 or more)");
        assertThat(duty.select("tbody tr")).hasSize(20);
        assertThat(duty.select("tbody tr").first().text()).contains("P-199");
        assertThat(duty.select("tbody tr").last().text()).contains("P-180");
        assertThat(duty.text()).contains("Only the first entries are shown here");
        PageRulesTest.expectWhole(browser, browser.get("/portal/morning?lang=ar"));
    }

    @Test
    void nobody_else_has_the_duty_of_a_shelter_manager() {
        assertThat(aBrowser().open("/portal/morning").select("section[aria-labelledby=duty]")).isEmpty();
    }

    private static final String PLAN = "/api/inspection/v1/planned-visits";
    private static final String OVERDUE_ORDERS = "/api/inspection/v1/directives";
    private static final String OVERDUE_PENALTIES = "/api/inspection/v1/penalties";
    private static final List<String> OF_THE_CHIEF_ALONE = List.of("/api/inspection/v1/complaints", "/api/inspection/v1/tips",
            "/api/inspection/v1/form-submissions", "/api/inspection/v1/duplicates");

    private static String items(int count, String item) {
        return IntStream.range(0, count).mapToObj(_ -> item).collect(Collectors.joining(",", "{\"next\":null,\"items\":[", "]}"));
    }

    private static String first(int count, String item) {
        return items(count, item).replace("\"next\":null", "\"next\":\"n\"");
    }

    /// The rows of the panel of inspections, by the address of their list.
    private static Map<String, String> inspections(Document page) {
        return page.select("section[aria-labelledby=inspections] .govuk-summary-list__row").stream()
                .collect(Collectors.toMap(row -> row.selectFirst("a").attr("href"), row -> row.selectFirst("dd").text()));
    }

    private static void inspectionsToCount() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String visits = """
                {"next":null,"items":[{"day":"%s","by":"2099-01-01"},{"by":"%s"},{"day":"2099-01-01","by":"%s"},{"by":"2020-01-01"}]}"""
                .formatted(today, today, today);
        TestEnvironment.gateway.say(PLAN, query -> query.contains("state=OPENED") ? items(2, "{}")
                : query.contains("state=PLANNED") ? items(0, "") : visits);
        TestEnvironment.gateway.say(PLAN + "/today", items(3, "{}"));
        String reader = FakeIdentityProvider.subject("Some One");
        TestEnvironment.gateway.say(OVERDUE_ORDERS, """
                {"next":null,"items":[{"issuedBy":"%s"},{"issuedBy":"another"},{"issuedBy":"another"}]}""".formatted(reader));
        TestEnvironment.gateway.say(OVERDUE_PENALTIES, first(20, "{\"imposedBy\":\"" + reader + "\"}"));
    }

    @Test
    void an_inspector_begins_with_her_visits_and_what_is_overdue_and_learns_of_no_complaint() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        inspectionsToCount();
        Browser browser = aBrowser();
        Document page = browser.open("/portal/morning");
        assertThat(inspections(page)).isEqualTo(Map.of(
                "/portal/desk/my-day", "3",
                "/portal/desk/my-visits?state=ACCEPTED", "4 this week: 2",
                "/portal/desk/my-visits?state=ASSIGNED", "4 this week: 2",
                "/portal/desk/my-visits?state=OPENED", "2",
                "/portal/desk/overdue-orders", "3 issued by you: 1",
                "/portal/desk/overdue-penalties", "more than 20"));
        assertThat(page.selectFirst("section[aria-labelledby=inspections]").text()).doesNotContainIgnoringCase("complaint")
                .doesNotContainIgnoringCase("tip");
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> OF_THE_CHIEF_ALONE.contains(request.path()));
        assertThat(TestEnvironment.gateway.requests).filteredOn(request -> request.path().startsWith("/api/inspection/v1/p")
                || request.path().equals(OVERDUE_ORDERS)).hasSize(6)
                .allSatisfy(request -> assertThat(request.purpose()).isEqualTo("INSPECTION"));
        assertThat(browser.open("/portal/desk/my-visits?state=OPENED").select("#state option[selected]").attr("value")).isEqualTo("OPENED");
        PageRulesTest.expectWhole(browser, browser.get("/portal/morning?lang=ar"));
    }

    @Test
    void a_chief_inspector_begins_with_the_plan_and_what_waits_for_her() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        inspectionsToCount();
        OF_THE_CHIEF_ALONE.forEach(path -> TestEnvironment.gateway.say(path, path.endsWith("tips") ? first(20, "{}") : items(7, "{}")));
        Browser browser = aBrowser();
        Document page = browser.open("/portal/morning");
        assertThat(inspections(page)).isEqualTo(Map.of(
                "/portal/desk/planned-visits?state=ACCEPTED", "4 this week: 2",
                "/portal/desk/planned-visits?state=ASSIGNED", "4 this week: 2",
                "/portal/desk/planned-visits?state=PLANNED", "0",
                "/portal/desk/complaints?state=NEW", "7",
                "/portal/desk/tips?state=NEW", "more than 20",
                "/portal/desk/sent-forms?state=WAITING", "7",
                "/portal/desk/duplicates?state=OPEN", "7",
                "/portal/desk/overdue-orders", "3",
                "/portal/desk/overdue-penalties", "more than 20"));
        List<String> asked = TestEnvironment.gateway.requests.stream().filter(request -> request.path().startsWith("/api/inspection/"))
                .map(request -> request.path() + "?" + request.query()).toList();
        assertThat(asked).doesNotHaveDuplicates();
        PageRulesTest.expectWhole(browser, browser.get("/portal/morning?lang=ar"));
    }

    @Test
    void a_list_of_inspections_that_can_not_be_read_says_so_alone() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        inspectionsToCount();
        OF_THE_CHIEF_ALONE.forEach(path -> TestEnvironment.gateway.say(path, items(1, "{}")));
        TestEnvironment.gateway.refuse("/api/inspection/v1/tips", 503);
        Map<String, String> shown = inspections(aBrowser().open("/portal/morning"));
        assertThat(shown.get("/portal/desk/tips?state=NEW")).isEqualTo("Not available now.");
        assertThat(shown.get("/portal/desk/complaints?state=NEW")).isEqualTo("1");
    }

    @Test
    void the_lists_of_an_inspector_are_read_at_the_same_time() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        inspectionsToCount();
        TestEnvironment.gateway.answerTogether(PLAN + "/today", OVERDUE_ORDERS, OVERDUE_PENALTIES);
        assertThat(inspections(aBrowser().open("/portal/morning")).values()).doesNotContain("Not available now.");
    }

    @Test
    void nobody_else_has_the_panel_of_inspections() {
        assertThat(aBrowser().open("/portal/morning").select("section[aria-labelledby=inspections]")).isEmpty();
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().equals(PLAN));
    }
}
