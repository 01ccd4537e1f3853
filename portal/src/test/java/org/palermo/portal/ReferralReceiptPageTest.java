package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The receipt of a referral, as the service keeps it for the organisation that sent it.
@QuarkusTest
class ReferralReceiptPageTest extends PortalTest {
    private static final String ID = "01a216d3-038f-7d2b-921b-f8da4d9ecb56";
    private static final String RECEIPT = "/api/nrm/v1/referrals/" + ID;
    private static final String PAGE = "/portal/desk/referrals/" + ID;

    @BeforeEach
    void a_receipt() {
        TestEnvironment.gateway.say(RECEIPT, """
                {"id":"%s","reference":"7ZPK-3M0Q-VH","taken":"REFERRED","receivedAt":"2026-01-05T22:30:00Z",
                 "ageCorrection":"CHILD_BY_BIRTH"}""".formatted(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NGO", "IMMIGRATION"})
    void ok_200_for_first_responders_of_the_organisation(String kind) {
        signInAs(kind, "first-responder");
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(200);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("h1").text()).isEqualTo("7ZPK-3M0Q-VH");
        assertThat(page.select("dl").text()).contains("What was done Referred", "Received 5 Jan 2026",
                "Age group recorded as A child by her date of birth");
        assertThat(page.select("a.govuk-back-link").attr("href")).isEqualTo("/portal/referrals");
    }

    @Test
    void forbidden_403_other_roles() {
        signInAs("NGO", "ngo");
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(403);
    }

    @Test
    void not_found_404_a_referral_of_another_organisation() {
        signInAs("NGO", "first-responder");
        TestEnvironment.gateway.refuse(RECEIPT, 404);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(404);
    }
}
