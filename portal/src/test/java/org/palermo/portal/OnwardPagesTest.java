package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// A need that another organisation refers here, and how to reach those who coordinate the case.
@QuarkusTest
class OnwardPagesTest extends PortalTest {
    private static final String REFERRAL = "0190b6d2-0000-7000-8000-0000000000d1";
    private static final String RECEIVED = "/api/nrm/v1/received-referrals/" + REFERRAL;
    private static final String PAGE = "/portal/desk/received-referrals/" + REFERRAL;
    private static final String HARBOUR = "00000000-0000-7000-8000-0000000000f7";

    private static String referral(String status, String more) {
        return """
                {"id": "%s", "reference": "7K2M-9Q00-X", "kind": "SERVICE_REFERRAL", "region": "GB-SCT", "ageGroup": "ADULT", "category": "PSYCHOLOGICAL",
                 "from": "%s", "status": "%s", "sentAt": "2026-02-01T09:00:00Z", "version": 1%s}""".formatted(REFERRAL, HARBOUR, status, more);
    }

    @Test
    void ok_200_an_accepted_need_says_how_to_reach_the_coordinator_and_a_waiting_one_does_not() {
        TestEnvironment.gateway.say("/api/nrm/v1/providers/" + HARBOUR, "{\"id\": \"" + HARBOUR + "\", \"name\": \"Harbour House\"}");
        TestEnvironment.gateway.say(RECEIVED, referral("PENDING", ""));
        signInAs("NGO", "service-provider");
        Browser browser = aBrowser();
        Document waiting = browser.open(PAGE);
        assertThat(waiting.select("h2#coordinators, h2#contact")).isEmpty();
        TestEnvironment.gateway.say(RECEIVED, referral("ACCEPTED", """
                , "need": {"pillar": "INDIVIDUAL_SUPPORT", "category": "PSYCHOLOGICAL", "what": "Trauma therapy", "horizonMonths": 48},
                "contact": "020 7946 0123, from 9 to 17", "coordinators": [
                  {"organisation": "%1$s", "name": "Lena Berg", "email": "lena@harbour.example"}, {"organisation": "%1$s"}]""".formatted(HARBOUR)));
        Document accepted = browser.open(PAGE);
        assertThat(accepted.select("section:has(h2#contact)").text()).contains("How to reach the coordinator", "020 7946 0123, from 9 to 17");
        assertThat(accepted.select("section:has(h2#coordinators) tbody tr").eachText()).satisfiesExactly(
                first -> assertThat(first).contains("Harbour House", "Lena Berg", "lena@harbour.example"),
                second -> assertThat(second).contains("Harbour House"));
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @Test
    void ok_200_a_sent_referral_leads_a_coordinator_to_her_case_and_names_no_other() {
        TestEnvironment.gateway.say("/api/nrm/v1/sent-referrals", """
                {"items": [
                  {"id": "%1$s", "reference": "7K2M-9Q00-X", "caseFile": "%2$s", "caseReference": "QBE5-16CB-H", "kind": "SERVICE_REFERRAL", "to": "%2$s",
                   "status": "DECLINED", "reason": "NO_CAPACITY", "sentAt": "2026-02-01T09:00:00Z"},
                  {"id": "%2$s", "reference": "8K2M-9Q00-X", "kind": "TRANSFER", "to": "%2$s", "status": "ACCEPTED", "sentAt": "2026-01-01T09:00:00Z"}]}"""
                .formatted(REFERRAL, HARBOUR));
        signInAs("NGO", "case-coordinator");
        Document sent = aBrowser().open("/portal/desk/sent-referrals");
        assertThat(sent.select("main table tbody a").eachAttr("href"))
                .containsExactly("/portal/desk/cases/" + HARBOUR, "/portal/desk/cases/" + HARBOUR + "/onward-referrals/" + REFERRAL);
        assertThat(sent.select("main table thead").text()).contains("Case");
        signInAs("NGO", "agency-administrator");
        assertThat(aBrowser().open("/portal/desk/sent-referrals").select("main table thead").text()).doesNotContain("Case");
    }
}
