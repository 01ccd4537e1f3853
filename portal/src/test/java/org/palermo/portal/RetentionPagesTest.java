package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A data protection officer finds an open case by its reference, holds it, and asks to erase its person.
@QuarkusTest
class RetentionPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-000000000061";
    private static final String FIND = "/api/nrm/v1/retention/records";
    private static final String HOLDS = "/api/nrm/v1/retention/case_file/" + ID + "/legal-holds";
    private static final String ERASURE = "/api/nrm/v1/cases/" + ID + "/erasure";
    private static final String LIST = "/portal/desk/retained/referral";
    private static final String RECORD = "/portal/desk/legal-holds/referral/case_file/" + ID;

    @BeforeEach
    void anOpenCase() {
        signInAs("GOVERNMENT", "data-protection-officer");
        TestEnvironment.gateway.say(FIND, query -> query != null && (query.contains("7ZPK") || query.contains(ID)) ? """
                {"items":[{"kind":"case_file","record":"%s","reference":"7ZPK-3M0Q-VH","country":"GB","held":false,"erased":false,
                 "rule":"case_file 3650 days; uk 2026-11-25"}],"next":null}""".formatted(ID) : "{\"items\":[],\"next\":null}");
        TestEnvironment.gateway.say(HOLDS, "{\"items\":[],\"next\":null}");
        TestEnvironment.gateway.say(ERASURE, "{\"caseFile\":\"%s\",\"reference\":\"7ZPK-3M0Q-VH\"}".formatted(ID));
    }

    @Test
    void ok_200_an_open_case_is_found_and_held() {
        TestEnvironment.gateway.say("POST " + HOLDS, """
                {"id":"0190b6d2-0000-7000-8000-000000000062","kind":"case_file","record":"%s","reason":"CLAIM","placedAt":"2026-01-08T09:00:00Z","placedBy":"x"}""".formatted(ID));
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("a[href=" + LIST + "]")).hasSize(1);
        assertThat(browser.open(LIST).text()).contains("Enter a reference or an id above.");
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().equals(FIND));
        Document found = browser.open(LIST + "?reference=7ZPK-3M0Q-VH");
        assertThat(found.select("tbody a").attr("href")).isEqualTo(RECORD);
        assertThat(found.select("tbody").text()).contains("Case", "7ZPK-3M0Q-VH");
        PageRulesTest.expectWhole(browser, browser.get(RECORD));
        Document record = browser.open(RECORD);
        assertThat(record.select("section:has(h2#record)").text()).contains("7ZPK-3M0Q-VH", "case_file 3650 days");
        assertThat(record.select("section:has(h2#record) a").eachAttr("href")).as("the accesses to it, with the proof of an erasure")
                .containsExactly("/portal/desk/audit/referral?record=" + ID);
        String form = record.selectFirst("a[href$=/place]").attr("href");
        Document check = browser.send(browser.open(form), form, "reason", "CLAIM", "explanation", "Tribunal T-1", "_go", "next");
        browser.send(check, form, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("reason", "CLAIM").put("explanation", "Tribunal T-1"));
    }

    @Test
    void ok_200_the_erasure_of_an_open_case_waits_for_a_second_person() {
        TestEnvironment.gateway.say("POST " + ERASURE, """
                {"caseFile":"%s","reference":"7ZPK-3M0Q-VH","askedAt":"2026-01-08T09:00:00Z"}""".formatted(ID));
        Browser browser = aBrowser();
        String form = browser.open(RECORD).selectFirst("section:has(h2#erasure) a").attr("href");
        Document check = browser.send(browser.open(form), form, "reason", "DATA_SUBJECT_REQUEST", "_go", "next");
        browser.send(check, form, "_go", "send");
        assertThat(TestEnvironment.gateway.last("POST").path()).isEqualTo(ERASURE);
    }

    @Test
    void an_unknown_reference_and_a_foreign_one_look_alike() {
        assertThat(aBrowser().open(LIST + "?reference=AAAA-AAAA-AA").text()).contains("no record in your countries has that reference or id");
    }

    @ParameterizedTest
    @CsvSource({"GOVERNMENT,auditor,200", "COMPETENT_AUTHORITY,competent-authority,403", "NGO,agency-administrator,403"})
    void forbidden_403_for_roles_without_oversight(String kind, String role, int status) {
        signInAs(kind, role);
        for (String service : new String[] {"referral", "shelter", "inspection"}) {
            assertThat(aBrowser().get("/portal/desk/retained/" + service).statusCode()).as(service).isEqualTo(status);
        }
        if (role.equals("auditor")) {
            assertThat(aBrowser().open(RECORD).select("a[href$=/place], a[href$=/erasure]")).isEmpty();
        }
    }
}
