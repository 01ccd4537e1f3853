package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A data protection officer works through the requests of persons, writes the answers, and proves who was erased.
@QuarkusTest
class DataProtectionPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-000000000071";
    private static final String CASE = "0190b6d2-0000-7000-8000-000000000072";
    private static final String LETTER = "0190b6d2-0000-7000-8000-000000000073";
    private static final String API = "/api/nrm/v1/requests-of-persons";
    private static final String LIST = "/portal/desk/requests-of-persons";
    private static final String ONE = LIST + "/" + ID;

    @BeforeEach
    void anOfficer() {
        signInAs("GOVERNMENT", "data-protection-officer");
        TestEnvironment.gateway.say("/api/nrm/v1/data-protection/counts",
                "{\"requestsOpen\":4,\"requestsOverdue\":1,\"erasuresWaiting\":2,\"erasuresThisYear\":3,"
                        + "\"filesDue\":7,\"filesDueHeld\":6,\"legalHolds\":5}");
        TestEnvironment.gateway.say(API, """
                {"items":[{"id":"%s","reference":"7ZPK-3M0Q-VH","region":"GB-SCT","type":"ERASURE","state":"TAKEN_UP","language":"ar",
                 "receivedOn":"2026-01-05","dueOn":"2026-02-05","daysLeft":-3,"due":"OVERDUE","extended":false}],"next":null}"""
                .formatted(ID));
        request("TAKEN_UP", "\"dueOn\":\"2026-02-05\",\"daysLeft\":3,\"due\":\"LATER\",\"extendable\":true");
        TestEnvironment.gateway.say(API + "/" + ID + "/letters", """
                {"items":[{"id":"%s","caseFile":"%s","kind":"RIGHTS_ANSWER","language":"fr","state":"WRITTEN","rightsRequest":"%s",
                 "agency":"0190b6d2-0000-7000-8000-000000000001","writtenBy":"x","writtenAt":"2026-01-08T09:00:00Z"}],"next":null}"""
                .formatted(LETTER, CASE, ID));
    }

    private static void request(String state, String more) {
        TestEnvironment.gateway.say(API + "/" + ID, """
                {"id":"%s","caseFile":"%s","reference":"7ZPK-3M0Q-VH","region":"GB-SCT","type":"ERASURE","state":"%s","language":"fr",
                 "channel":"LETTER","receivedOn":"2026-01-05","term":"Regulation (EU) 2016/679 art. 12(3)","termUnverified":true,
                 "what":"Please erase me","version":1,%s}""".formatted(ID, CASE, state, more));
    }

    @Test
    void ok_200_her_first_page_counts_what_waits_and_leads_everywhere() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("a[href=/portal/desk/data-protection]")).hasSize(1);
        Document page = browser.open("/portal/desk/data-protection");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/data-protection"));
        assertThat(page.select("main a").eachAttr("href")).contains(LIST, "/portal/desk/requests-of-persons/new",
                "/portal/desk/answered-requests-of-persons", "/portal/desk/erasures-waiting", "/portal/desk/erasures",
                "/portal/desk/standing-legal-holds", "/portal/desk/retention/case_file", "/portal/desk/retained/referral",
                        "/portal/desk/audit/cases");
        assertThat(page.select("section:has(h2#requests)").text()).contains("4", "1");
        assertThat(page.select("section:has(h2#kept)").text()).contains("Case files due for erasure 7", "kept by a legal hold 6");
        assertThat(page.select("section:has(h2#kept) dl a[href=/portal/desk/retention/case_file]")).hasSize(2);
    }

    @Test
    void ok_200_the_list_says_in_words_how_late_it_is() {
        Browser browser = aBrowser();
        Document page = browser.open(LIST);
        assertThat(page.select("tbody").text()).contains("The erasure of her data", "3 days overdue", "Arabic", "Taken up");
        assertThat(page.select("tbody a").eachAttr("href")).contains(ONE);
        assertThat(browser.open(ONE).text()).contains("3 days left", "Please erase me", "Not verified");
    }

    @Test
    void ok_200_a_refusal_needs_its_reason() {
        request("TAKEN_UP", "\"dueOn\":\"2026-02-05\",\"daysLeft\":3,\"due\":\"LATER\",\"extendable\":true");
        TestEnvironment.gateway.say("POST " + API + "/" + ID + "/answer", "{\"id\":\"%s\"}".formatted(ID));
        Browser browser = aBrowser();
        String form = ONE + "/answer";
        Document why = browser.send(browser.open(form), form, "outcome", "REFUSED", "_go", "next");
        Document words = browser.send(why, form, "refusal", "PROCEEDINGS", "_go", "next");
        Document check = browser.send(words, form, "answer", "A court needs it.", "_go", "next");
        browser.send(check, form, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("outcome", "REFUSED").put("refusal", "PROCEEDINGS").put("answer", "A court needs it."));
    }

    @Test
    void ok_200_a_granted_erasure_leads_to_the_erasure() {
        request("GRANTED", "\"answeredOn\":\"2026-01-20\",\"answer\":\"Yes\",\"extendable\":false,\"next\":\"ERASE\"");
        Document page = aBrowser().open(ONE);
        assertThat(page.select("section:has(h2#erase) a").attr("href")).isEqualTo("/portal/desk/legal-holds/referral/case_file/" + CASE);
        assertThat(page.select("a[href$=/answer], a[href$=/extension]")).isEmpty();
    }

    @Test
    void ok_200_a_letter_is_read_and_printed() {
        TestEnvironment.gateway.say(API + "/" + ID + "/letters/" + LETTER, """
                {"id":"%s","caseFile":"%s","kind":"RIGHTS_ANSWER","language":"ar","direction":"RTL","rightsRequest":"%s",
                 "state":"WRITTEN","title":"T","paragraphs":["One","Two"],"text":"T\\n\\nOne\\n\\nTwo","sha256":"abc",
                 "agency":"0190b6d2-0000-7000-8000-000000000001","writtenBy":"x","writtenAt":"2026-01-08T09:00:00Z"}"""
                .formatted(LETTER, CASE, ID));
        Browser browser = aBrowser();
        String letter = ONE + "/letters/" + LETTER;
        assertThat(browser.open(ONE).select("a").eachAttr("href")).contains(letter);
        assertThat(browser.open(letter).select("section:has(h2#print) a").attr("href")).isEqualTo(letter + "/page");
        Document printed = browser.open(letter + "/page");
        assertThat(printed.select("main").attr("dir")).isEqualTo("rtl");
        assertThat(printed.select("main p").eachText()).containsExactly("One", "Two");
        assertThat(printed.select("a.govuk-back-link").attr("href")).isEqualTo(letter);
    }

    @Test
    void ok_200_erasures_with_their_proof_by_year() {
        TestEnvironment.gateway.say("/api/nrm/v1/erasures", query -> query != null && query.contains("year=2025") ? """
                {"items":[{"id":"%s","reference":"7ZPK-3M0Q-VH","region":"GB-SCT","reason":"RETENTION","erasedAt":"2025-03-01T10:00:00Z",
                 "erasedBy":"system:retention","rule":"case_file 3650 days; uk 2026-11-25","keyDestroyedAt":"2025-03-01T10:00:00Z",
                 "sequence":812,"hash":"0f3a"}],"next":null}""".formatted(CASE)
                : "{\"items\":[],\"next\":null}");
        Document page = aBrowser().open("/portal/desk/erasures?year=2025");
        assertThat(page.select("tbody").text()).contains("7ZPK-3M0Q-VH", "system:retention", "0f3a");
        assertThat(page.select("tbody a").eachAttr("href")).contains("/portal/desk/legal-holds/referral/case_file/" + CASE);
    }

    @Test
    void ok_200_the_authority_finds_the_erasures_that_wait_for_it() {
        signInAs("COMPETENT_AUTHORITY", "competent-authority");
        TestEnvironment.gateway.say("/api/nrm/v1/erasures/waiting", """
                {"items":[{"id":"%s","reference":"7ZPK-3M0Q-VH","region":"GB-SCT","reason":"DATA_SUBJECT_REQUEST","askedAt":"2026-01-08T09:00:00Z",
                 "askedBy":"x"}],"next":null}""".formatted(CASE));
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("a[href=/portal/desk/erasures-to-answer]")).hasSize(1);
        assertThat(browser.open("/portal/desk/erasures-to-answer").select("tbody a").eachAttr("href")).contains("/portal/desk/cases/" + CASE);
    }

    @ParameterizedTest
    @CsvSource({"GOVERNMENT,auditor", "COMPETENT_AUTHORITY,competent-authority", "NGO,case-coordinator"})
    void forbidden_403_for_other_roles(String kind, String role) {
        signInAs(kind, role);
        for (String path : new String[] {LIST, ONE, "/portal/desk/data-protection", "/portal/desk/erasures",
                "/portal/desk/erasures-waiting",
            "/portal/desk/standing-legal-holds"}) {
            assertThat(aBrowser().get(path).statusCode()).as(path).isEqualTo(403);
        }
    }
}
