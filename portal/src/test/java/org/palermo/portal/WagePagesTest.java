package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A wage claim at a desk and on a phone.
@QuarkusTest
class WagePagesTest extends PortalTest {
    private static final String CLAIM = "0190b6d2-0000-7000-8000-000000000031";
    private static final String CALCULATION = "0190b6d2-0000-7000-8000-000000000032";
    private static final String WORKPLACE = "0190b6d2-0000-7000-8000-000000000033";
    private static final String SPAN = "0190b6d2-0000-7000-8000-000000000034";
    private static final String API = "/api/inspection/v1/wage-claims/" + CLAIM;
    private static final String PAGE = "/portal/desk/wage-claims/" + CLAIM;
    private static final String CLAIM_BODY = """
            {"id":"%s","reference":"C-7ZPK-3M0Q-VH","workplace":"%s","country":"GB","name":"Quenby","currency":"KWD","payPeriod":"MONTH","employedFrom":"2026-01-05",
             "owed":{"minor":105760,"currency":"KWD"},"repaid":{"minor":10000,"currency":"KWD"},"balance":{"minor":95760,"currency":"KWD"},
             "calculatedAt":"2026-06-01T09:00:00Z","recordedAt":"2026-06-01T08:00:00Z","version":7}""".formatted(CLAIM, WORKPLACE);

    @BeforeEach
    void asInspector() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        TestEnvironment.gateway.say(API, CLAIM_BODY);
        TestEnvironment.gateway.say("/api/inspection/v1/wage-claims", "{\"items\":[" + CLAIM_BODY + "],\"next\":null}");
        TestEnvironment.gateway.say(API + "/hours", """
                {"items":[{"id":"%s","from":"2026-01-05","until":"2026-01-11","hours":48.5,"overtimeHours":0,"nightHours":0,"standbyHours":0,"daysWorked":6,"restDays":1,
                 "currency":"KWD","hoursShown":true,"restDaysShown":false}]}""".formatted(SPAN));
        TestEnvironment.gateway.say(API + "/hours/next", """
                {"from":"2026-01-12","until":"2026-01-18","hours":48.5,"overtimeHours":0,"nightHours":0,"standbyHours":0,"daysWorked":6,"restDays":1,"currency":"KWD",
                 "hoursShown":true,"restDaysShown":false}""");
        TestEnvironment.gateway.say(API + "/pay", "{\"items\":[]}");
        TestEnvironment.gateway.say(API + "/fees", "{\"items\":[]}");
        TestEnvironment.gateway.say(API + "/repayments", "{\"items\":[]}");
        TestEnvironment.gateway.say("/api/inspection/v1/directives", """
                {"items":[{"id":"%s","kind":"PAYMENT","state":"ISSUED","servedOn":"2026-06-02","dueOn":"2026-07-01","amount":{"minor":95760,"currency":"KWD"},
                 "repaid":{"minor":40000,"currency":"KWD"},"balance":{"minor":55760,"currency":"KWD"}}],"next":null}""".formatted(CALCULATION));
        TestEnvironment.gateway.say(API + "/calculations", "{\"items\":[" + calculation("") + "]}");
        TestEnvironment.gateway.say(API + "/calculations/" + CALCULATION, calculation("""
                ,"lines":[{"kind":"MINIMUM_WAGE","from":"2026-01-05","until":"2026-01-11","quantity":48.5,"unit":"HOUR","rate":11.44000,"amount":554.84000,
                 "basis":"A law","unverified":true},{"kind":"UNLAWFUL_DEDUCTION","of":"FINE","from":"2026-01-05","until":"2026-01-11","amount":5.00000}]"""));
        TestEnvironment.gateway.say(API + "/completeness", """
                {"score":12,"from":"2026-01-05","until":"2026-06-01","lines":[{"record":"HOURS","weight":30,"days":7,"ofDays":148,"points":1.4}],
                 "missing":[{"record":"PAYSLIP","from":"2026-01-05","until":"2026-06-01"}]}""");
    }

    private static String calculation(String lines) {
        return """
                {"id":"%s","wages":{"minor":95760,"currency":"KWD"},"deductions":{"minor":10000,"currency":"KWD"},"fees":{"minor":0,"currency":"KWD"},
                 "total":{"minor":105760,"currency":"KWD"},"rates":"* 2026-11-29 0123456789ab","rounding":"TOTALS_HALF_UP","latest":true,
                 "calculatedAt":"2026-06-01T09:00:00Z"%s}""".formatted(CALCULATION, lines);
    }

    @Test
    void ok_200_the_claim_says_what_is_owed_and_what_is_missing() {
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        Document page = browser.open(PAGE);
        assertThat(page.select("h1").text()).isEqualTo("C-7ZPK-3M0Q-VH");
        assertThat(page.select("section:has(h2#balance)").text()).contains("105.760", "95.760");
        assertThat(page.select("section:has(h2#hours) tbody").text()).contains("48.5");
        assertThat(page.select("section:has(h2#missing) tbody").text()).contains("Payslips");
        assertThat(page.select("section:has(h2#directives)").text()).contains("Orders to pay", "Issued", "40.000", "55.760");
        assertThat(page.select("section:has(h2#directives) tbody a").attr("href")).isEqualTo("/portal/desk/directives/" + CALCULATION);
        assertThat(page.select("a[href=" + PAGE + "/statement]")).hasSize(1);
        assertThat(page.title()).doesNotContain("Quenby");
        Document list = browser.open("/portal/desk/wage-claims");
        assertThat(list.select("tbody").text()).contains("C-7ZPK-3M0Q-VH", "95.760");
    }

    @Test
    void ok_200_the_working_is_shown_line_by_line() {
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/calculations/" + CALCULATION));
        assertThat(browser.open(PAGE + "/calculations/" + CALCULATION).select("section:has(h2#lines) tbody").text())
                .contains("Minimum wage", "48.5", "A law", "Unlawful deduction", "Fine");
    }

    @Test
    void ok_303_the_next_week_is_copied_and_sent_in_two_pages() {
        Browser browser = aBrowser();
        String form = PAGE + "/hours/new";
        PageRulesTest.expectWhole(browser, browser.get(form));
        Document time = browser.open(form);
        assertThat(time.select("#hours").attr("value")).isEqualTo("48.5");
        assertThat(time.select("input[name=from.day]").attr("value")).isEqualTo("12");
        Document wage = browser.send(time, form, "from.day", "12", "from.month", "1", "from.year", "2026", "until.day", "18", "until.month",
                "1", "until.year", "2026",
                "hours", "50.25", "daysWorked", "6", "restDays", "1", "overtimeHours", "0", "nightHours", "0", "standbyHours", "0", "_go",
                "next");
        assertThat(time.select("legend").eachText()).anyMatch(asked -> asked.startsWith("From, the first day"));
        assertThat(wage.select("#agreed-group legend").text()).startsWith("Agreed wage");
        assertThat(wage.select("select[name=agreed.currency] option[selected]").attr("value")).isEqualTo("KWD");
        TestEnvironment.gateway.say("POST " + API + "/hours", "{\"id\":\"" + SPAN + "\"}");
        Document done = browser.send(wage, form, "agreed.amount", "1.125", "agreed.currency", "KWD", "agreedUnit", "HOUR", "hoursShown",
                "true", "restDaysShown", "false", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The work is added.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject("""
                {"from":"2026-01-12","until":"2026-01-18","hours":50.25,"overtimeHours":0,"nightHours":0,"standbyHours":0,"daysWorked":6,"restDays":1,
                 "agreed":{"minor":1125,"currency":"KWD"},"agreedUnit":"HOUR","hoursShown":true,"restDaysShown":false}"""));
    }

    @Test
    void ok_200_deductions_begin_with_the_currency_of_the_claim_also_when_one_is_added() {
        Browser browser = aBrowser();
        String form = PAGE + "/pay/new";
        Document paid = browser.open(form);
        assertThat(paid.select("select[name=paid.currency] option[selected]").attr("value")).isEqualTo("KWD");
        Document taken = browser.send(paid, form, "from.day", "5", "from.month", "1", "from.year", "2026", "until.day", "31", "until.month",
                "1", "until.year", "2026",
                "paid.amount", "80.500", "paid.currency", "KWD", "method", "CASH", "_go", "next");
        assertThat(taken.select("select[name=deductions.0.amount.currency] option[selected]").attr("value")).isEqualTo("KWD");
        Document more = browser.send(taken, form, "deductions.0.kind", "FINE", "deductions.0.amount.amount", "1.500",
                "deductions.0.amount.currency", "KWD", "_go", "add:deductions");
        assertThat(more.select("select[name=deductions.1.amount.currency] option[selected]").attr("value")).isEqualTo("KWD");
    }

    @Test
    void ok_303_calculated_with_one_button_and_the_problem_is_said_in_words() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.problem("POST " + API + "/calculations", 409, "wage-claim:nothing-recorded");
        Document refused = browser.document(browser.submit(browser.open(PAGE).selectFirst("form[action=" + PAGE + "/calculate]")));
        assertThat(refused.text()).contains("Nothing is recorded yet. Add her work first.");
        TestEnvironment.gateway.say("POST " + API + "/calculations", calculation(""));
        Document done = browser.document(browser.submit(browser.open(PAGE).selectFirst("form[action=" + PAGE + "/calculate]")));
        assertThat(done.select("h1").text()).isEqualTo("How it was worked out");
        assertThat(done.select("section:has(h2#totals)").text()).contains("105.760");
    }

    @Test
    void ok_303_what_was_paid_back_begins_with_the_balance_and_is_checked_before_it_is_sent() {
        Browser browser = aBrowser();
        String form = PAGE + "/repayments/new";
        Document asked = browser.open(form);
        assertThat(asked.select("input[name=amount.amount]").attr("value")).isEqualTo("95.760");
        Document check = browser.send(asked, form, "amount.amount", "95.760", "amount.currency", "KWD", "method", "BANK", "paidOn.day", "1",
                "paidOn.month", "6", "paidOn.year", "2026",
                "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/repayments", "{\"id\":\"" + SPAN + "\"}");
        assertThat(browser.send(check, form, "_go", "send").select(".govuk-notification-banner").text())
                .contains("The payment is recorded.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject("{\"amount\":{\"minor\":95760,\"currency\":\"KWD\"},\"method\":\"BANK\",\"paidOn\":\"2026-06-01\"}"));
    }

    @Test
    void ok_200_the_statement_is_the_page_of_the_service() {
        TestEnvironment.gateway.say(API + "/statement",
                "<!doctype html><html lang=\"fr\"><head><title>x</title><style>td{border:0}</style></head><body><main>1 GBP</main></body></html>");
        Browser browser = aBrowser();
        assertThat(browser.get(PAGE + "/statement").body()).contains("lang=\"fr\"", "1 GBP").doesNotContain("<style>");
        Document statement = browser.open(PAGE + "/statement");
        assertThat(statement.select("link[rel=stylesheet]").eachAttr("href")).as("a browser applies only our own files")
                .satisfiesExactly(first -> assertThat(first).contains("govuk-frontend.css"), last -> assertThat(last).contains("portal.css"));
        assertThat(statement.select("link[rel=icon]").attr("href")).contains("palermo");
        assertThat(statement.select("body.palermo-sheet main.palermo-sheet__paper.palermo-statement")).hasSize(1);
    }

    @Test
    void forbidden_403_for_another_role() {
        signInAs("NGO", "first-responder");
        Browser browser = aBrowser();
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(browser.get(PAGE + "/hours/new").statusCode()).isEqualTo(403);
    }
}
