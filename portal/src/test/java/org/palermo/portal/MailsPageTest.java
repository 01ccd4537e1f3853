package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person says in which language and when she gets mails of her notices.
@QuarkusTest
class MailsPageTest extends PortalTest {
    private static final String PAGE = "/portal/notices/mails";
    private static final List<String> SERVICES = List.of("nrm", "shelter", "inspection");
    private static final String NOTHING = "{\"delivery\":\"LISTS\",\"language\":null,\"hour\":7,\"zone\":\"Europe/London\"}";

    @BeforeEach
    void nothingSaid() {
        SERVICES.forEach(service -> TestEnvironment.gateway.say(path(service), NOTHING));
    }

    private static String path(String service) {
        return "/api/" + service + "/v1/notices/mails";
    }

    @Test
    void ok_303_what_is_chosen_holds_in_each_service() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/notices").select("main a[href=" + PAGE + "]")).hasSize(1);
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
        Document page = browser.open(PAGE + "?lang=fr");
        assertThat(page.select("input[name=delivery][checked]").attr("value")).isEqualTo("LISTS");
        assertThat(page.select("#language option[selected]").text()).as("the language of the portal").isEqualTo("Français");
        assertThat(page.select("#hour option[selected]").text()).isEqualTo("07:00");
        Document saved = browser.send(page, PAGE, "delivery", "DAILY", "language", "ar", "hour", "06:00");
        assertThat(saved.select(".govuk-notification-banner").text()).contains("Votre choix est enregistré.");
        List<FakeGateway.Request> sent = TestEnvironment.gateway.requests.stream().filter(one -> one.method().equals("PUT")).toList();
        assertThat(sent).extracting(FakeGateway.Request::path).containsExactlyInAnyOrderElementsOf(SERVICES.stream().map(MailsPageTest::path).toList());
        assertThat(sent).allSatisfy(one -> assertThat(new JsonObject(one.body())).isEqualTo(
                new JsonObject().put("delivery", "DAILY").put("language", "ar").put("hour", 6)));
    }

    @Test
    void ok_200_what_one_service_knows_is_shown_while_another_is_away() {
        TestEnvironment.gateway.refuse(path("nrm"), 503);
        TestEnvironment.gateway.say(path("inspection"), "{\"delivery\":\"DAILY\",\"language\":\"ru\",\"hour\":18,\"zone\":\"Europe/London\"}");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("input[name=delivery][checked]").attr("value")).isEqualTo("DAILY");
        assertThat(page.select("#language option[selected]").attr("value")).isEqualTo("ru");
        assertThat(page.select("#hour option[selected]").text()).isEqualTo("18:00");
        assertThat(page.select("#hour-hint").text()).isNotEmpty();
    }

    @Test
    void away_400_it_says_that_the_choice_does_not_hold_everywhere_yet() {
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        TestEnvironment.gateway.refuse("PUT " + path("shelter"), 503);
        Document again = browser.send(page, PAGE, "delivery", "AT_ONCE", "language", "en", "hour", "07:00");
        assertThat(again.select(".govuk-error-summary").text()).contains("save it again in a few minutes");
        assertThat(again.select("input[name=delivery][checked]").attr("value")).isEqualTo("AT_ONCE");
    }

    @Test
    void invalid_400_nothing_is_sent_without_a_choice() {
        Browser browser = aBrowser();
        String token = browser.open(PAGE).selectFirst("input[name=form-token]").attr("value");
        HttpResponse<String> answer = browser.post(PAGE, "form-token=" + token + "&delivery=WEEKLY&language=de&hour=25:00");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(browser.document(answer).select(".govuk-error-summary a").attr("href")).isEqualTo("#delivery");
        assertThat(TestEnvironment.gateway.requests).noneMatch(one -> one.method().equals("PUT"));
    }

    @Test
    void forbidden_403_an_organisation_that_gets_no_notices() {
        SERVICES.forEach(service -> TestEnvironment.gateway.refuse(path(service), 403));
        signInAs("IMMIGRATION", "first-responder");
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(403);
    }
}
