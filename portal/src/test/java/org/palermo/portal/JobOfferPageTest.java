package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The check of a job offer: for everybody, without JavaScript, and nothing of it in an address or in what the portal keeps.
@QuarkusTest
class JobOfferPageTest extends PortalTest {
    private static final String PAGE = "/portal/job-offer";
    private static final String CALL = "/api/inspection/v1/job-offers/check";
    private static final String ANSWER = """
            {"items":[{"item":"AGENCY","answer":"MATCHES","because":"AGENCY_REGISTERED"},{"item":"LICENCE","answer":"DIFFERS","because":"LICENCE_REVOKED"},
                      {"item":"PASSPORT","answer":"UNKNOWN","because":"NOT_SAID"}],
             "lines":[{"country":"GB","name":"A helpline","phone":"0800 000 000","languages":[],"source":"x","unverified":false}]}
            """;

    @Test
    void ok_200_the_form_is_whole_and_has_a_way_off_the_page() {
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        Document page = browser.open(PAGE);
        assertThat(page.select("h1").text()).isEqualTo("Check a job offer");
        assertThat(page.select("form[action=" + PAGE + "]").attr("method")).isEqualTo("post");
        assertThat(page.select(".palermo-exit a").attr("href")).startsWith("https://");
        assertThat(page.select("label:not([for])")).isEmpty();
        assertThat(browser.open("/portal").select("a[href=" + PAGE + "]")).hasSize(1);
    }

    @Test
    void ok_200_each_item_is_answered_with_what_to_do_and_never_that_it_is_safe() {
        TestEnvironment.gateway.say(CALL, ANSWER);
        Browser browser = aBrowser();
        Document form = browser.open(PAGE);
        Document answer = browser.send(form, PAGE, "agency", "Harbour Ltd", "licenceNumber", "L-1", "country", "QA", "wage.amount", "1500.50", "wage.currency", "QAR",
                "wagePer", "MONTH", "pay1.item", "VISA", "pay1.amount", "20", "pay1.currency", "USD", "passportKept", "true");
        assertThat(answer.select("h1").text()).isEqualTo("What we found");
        assertThat(answer.select("main").text()).contains("One thing differs", "does not mean that the offer is safe", "The licence was taken away.",
                "Do not pay and do not sign", "0800 000 000", "You did not say.");
        assertThat(answer.select(".govuk-tag").eachText()).containsExactly("Matches", "Differs", "Unknown");
        assertThat(answer.text()).doesNotContain("Harbour Ltd");
        var sent = TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(CALL)).toList().getLast();
        assertThat(sent.authorization()).isNull();
        JsonObject body = new JsonObject(sent.body());
        assertThat(body.getJsonObject("wage")).isEqualTo(new JsonObject().put("minor", 150050).put("currency", "QAR"));
        assertThat(body.getJsonArray("payments").getJsonObject(0).getString("paidBy")).isEqualTo("WORKER");
        assertThat(body.getBoolean("passportKept")).isTrue();
        assertThat(body.containsKey("employer")).isFalse();
    }

    @Test
    void ok_200_the_answer_is_shown_at_once_and_not_kept_for_the_browser() {
        TestEnvironment.gateway.say(CALL, ANSWER);
        Browser browser = aBrowser();
        String token = browser.open(PAGE).selectFirst("input[name=form-token]").attr("value");
        HttpResponse<String> answer = browser.post(PAGE, "form-token=" + token + "&agency=Harbour");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getQuery()).as("no address of a kept page").isNull();
        assertThat(answer.headers().allValues("Set-Cookie").toString()).doesNotContain("palermo_kept");
    }

    @Test
    void bad_request_400_what_was_typed_stays_and_the_field_is_named() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE);
        Document nothing = browser.send(form, PAGE, "agency", "");
        assertThat(nothing.select(".govuk-error-summary").text()).contains("Type something about the offer first.");
        Document wrong = browser.send(form, PAGE, "agency", "Harbour Ltd", "wage.amount", "much", "wage.currency", "QAR");
        assertThat(wrong.select("#agency").attr("value")).isEqualTo("Harbour Ltd");
        assertThat(wrong.select(".govuk-error-summary a").attr("href")).isEqualTo("#wage");
        TestEnvironment.gateway.refuseFields("POST " + CALL, "country");
        assertThat(browser.send(form, PAGE, "country", "QA").select("#country-error")).hasSize(1);
    }

    @Test
    void unavailable_503_nothing_is_lost_when_the_register_is_away() {
        TestEnvironment.gateway.refuse(CALL, 503);
        Browser browser = aBrowser();
        Document again = browser.send(browser.open(PAGE), PAGE, "agency", "Harbour Ltd");
        assertThat(again.select("main").text()).contains("The register can't be asked now");
        assertThat(again.select("#agency").attr("value")).isEqualTo("Harbour Ltd");
    }
}
