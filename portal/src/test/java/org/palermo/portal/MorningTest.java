package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
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
    void cases_are_shown_by_stage_with_their_terms() {
        Document page = aBrowser().open("/portal/morning");
        var panel = page.selectFirst("section[aria-labelledby=cases]");
        assertThat(panel.text()).contains("Recovery and reflection 132", "Total 396", "Notified only 31", "Overdue 23", "Due soon 17");
        assertThat(panel.select("a[href=/portal/cases?due=overdue]")).isNotEmpty();
        assertThat(panel.select("a[href=/portal/cases?due=soon]")).isNotEmpty();
    }

    @Test
    void capacity_counts_stale_shelters_as_unknown_and_hides_small_counts() {
        var panel = aBrowser().open("/portal/morning").selectFirst("section[aria-labelledby=capacity]");
        assertThat(panel.text()).contains(", no recent count", "Medical isolation", "2026-W02", "2026-W03");
        assertThat(panel.select("td .govuk-visually-hidden").eachText()).containsExactly("Not shown, so that nobody can be recognised");
        assertThat(panel.text()).contains("Figures of 2026-W03. 1 of 60 are not shown, so that no number of fewer than 11 people can be read or computed.");
    }

    @Test
    void findings_are_listed_with_the_gravest_first() {
        var panel = aBrowser().open("/portal/morning").selectFirst("section[aria-labelledby=findings]");
        assertThat(panel.select("tbody th").eachText()).startsWith("Agriculture", "Apparel", "Care homes");
        assertThat(panel.select("details tbody tr")).hasSize(3);
        assertThat(panel.text()).contains("35,210").contains("not a legal finding");
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
        assertThat(page.selectFirst("section[aria-labelledby=work]").text()).contains("Refer a person", "Find a safe place");
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
}
