package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A mechanism administrator reads the law of a country, and sends stopped events again.
@QuarkusTest
class AdministrationPagesTest extends PortalTest {
    private static final String RECORD = "0190b6d2-0000-7000-8000-000000000081";
    private static final String STOPPED = "/portal/desk/stopped-events";
    private static final String LAW = "/portal/desk/countries/GB/law";

    @BeforeEach
    void asAdministrator() {
        signInAs("COMPETENT_AUTHORITY", "mechanism-administrator");
    }

    @Test
    void ok_200_the_law_and_calendars_of_a_country() {
        TestEnvironment.gateway.say("/api/nrm/v1/countries/GB/law", """
                {"code":"GB","profile":"uk","law":"United Kingdom","zone":"Europe/London","terms":[
                 {"term":"REASONABLE_GROUNDS","number":5,"unit":"WORKING_DAYS","source":"Statutory guidance","verified":false},
                 {"term":"CONCLUSIVE_GROUNDS","source":"no law sets a day","verified":true},
                 {"term":"DISQUALIFICATION","applies":true,"source":"s. 63","read":"may be disqualified","verified":true}],
                 "calendars":[{"calendar":"scotland","year":2026,"regions":["GB-SCT"],"holidays":["2026-01-02"],
                 "source":"An act of 1971","verified":false}]}""");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk/countries").select("tbody a[href=" + LAW + "]")).hasSize(1);
        PageRulesTest.expectWhole(browser, browser.get(LAW));
        Document page = browser.open(LAW);
        assertThat(page.select("section:has(h2#terms) tbody").text()).contains("Decision on reasonable grounds", "5", "working days",
                "Statutory guidance", "may be disqualified");
        assertThat(page.select("section:has(h2#calendars) tbody").text()).contains("2026", "Jan", "An act of 1971", "No");
    }

    @Test
    void ok_201_the_kinds_of_notice_of_a_webhook_are_ticked_by_their_words() throws IOException {
        signInAs("NGO", "agency-administrator");
        Browser browser = aBrowser();
        String form = "/portal/desk/webhooks/new";
        Document page = browser.open(form);
        assertThat(page.select("input[type=checkbox][name=kinds]").eachAttr("value")).containsExactlyInAnyOrderElementsOf(sentToWebhooks());
        assertThat(page.select("main form").text()).contains("A shelter has accepted your request").doesNotContain("PLACEMENT_");
        PageRulesTest.expectWhole(browser, browser.get(form));
        Document check = browser.send(page, form, "country", "GB", "url", "https://hooks.example.org/palermo",
                "kinds", "PLACEMENT_ACCEPTED", "kinds", "PLACEMENT_REFUSED", "_go", "next");
        assertThat(check.select("dl").text()).contains("A shelter has accepted your request", "A shelter has refused your request");
        TestEnvironment.gateway.create("POST /api/shelter/v1/webhooks", "{\"id\":\"%s\",\"state\":\"PENDING\"}".formatted(RECORD));
        browser.send(check, form, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getJsonArray("kinds"))
                .containsExactly("PLACEMENT_ACCEPTED", "PLACEMENT_REFUSED");
    }

    /// The kinds that the service lets a webhook name.
    private static List<String> sentToWebhooks() throws IOException {
        Properties settings = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("../shelter-capacity-service/src/main/resources/application.properties"))) {
            settings.load(in);
        }
        return List.of(settings.getProperty("palermo.webhooks.kinds").split(","));
    }

    @Test
    void ok_303_stopped_events_are_sent_again() {
        TestEnvironment.gateway.say("/api/nrm/v1/outbox/stopped", """
                {"items":[{"subscriber":"shelter","aggregate":"%s","waitingFrom":3,"lastSequence":4,"parkedAt":"2026-01-08T09:00:00Z",
                 "lastFailure":"422"}],"next":null}""".formatted(RECORD));
        TestEnvironment.gateway.say("/api/shelter/v1/outbox/stopped", "{\"items\":[],\"next\":null}");
        String resume = "/api/nrm/v1/outbox/stopped/shelter/" + RECORD + "/resume";
        TestEnvironment.gateway.accept("POST " + resume);
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("main a[href=" + STOPPED + "]")).hasSize(1);
        PageRulesTest.expectWhole(browser, browser.get(STOPPED));
        Document page = browser.open(STOPPED);
        assertThat(page.select("section:has(h2#referral) tbody").text())
                .contains("Shelters", "(422)", "3", "4");
        browser.submit(page.selectFirst("section:has(h2#referral) tbody form"));
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(resume);
    }

    @Test
    void ok_200_the_terms_and_services_of_a_law_with_their_sources() {
        TestEnvironment.gateway.say("/api/nrm/v1/countries/GB/law", """
                {"code":"GB","profile":"uk","law":"Law","zone":"Europe/London","terms":[
                 {"term":"RIGHTS_REQUEST_ANSWER","number":1,"unit":"MONTHS","source":"UK GDPR art. 12(3)","verified":true},
                 {"term":"GUARDIAN_SEES_DATES","applies":false,"verified":true}],
                 "services":[{"category":"HEALTH","required":true,"essential":false,"source":"CETS 197 art. 12","verified":true}],
                 "calendars":[]}""");
        Document page = aBrowser().open(LAW);
        assertThat(page.select("section:has(h2#terms) tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("request about her data", "1 months", "UK GDPR art. 12(3)"))
                .anySatisfy(row -> assertThat(row).contains("A guardian sees the next dates", "No", "No source given"));
        assertThat(page.select("section:has(h2#services) tbody tr").text()).contains("Health", "Yes", "CETS 197 art. 12");
    }

    @Test
    void forbidden_403_for_an_agency_administrator() {
        signInAs("NGO", "agency-administrator");
        assertThat(aBrowser().get(STOPPED).statusCode()).isEqualTo(403);
        assertThat(aBrowser().get(LAW).statusCode()).isEqualTo(403);
    }
}
