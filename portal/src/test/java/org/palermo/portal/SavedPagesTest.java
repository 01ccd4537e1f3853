package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages to print, saved as PDF.
@QuarkusTest
class SavedPagesTest extends PortalTest {
    private static final String ID = "01900000-0000-7000-8000-000000000000";
    private static final String CASE = "/portal/desk/cases/" + ID;
    private static final String LETTER = "01900000-0000-7000-8000-0000000000e7";
    private static final String PAGE = CASE + "/letters/" + LETTER + "/page";
    private static final String API = FakeGateway.CASE_FILE + "/letters/" + LETTER;
    private static final String WRITTEN = "<!doctype html><html lang=\"fr\" dir=\"ltr\"><head><title>x</title>"
            + "<style>td{border:0}</style></head><body><main><h1>Certificat</h1></main></body></html>";

    @BeforeEach
    void aLetter() {
        TestEnvironment.gateway.say(API, """
                {"id": "%s", "caseFile": "%s", "kind": "BANK", "language": "ar", "direction": "RTL", "state": "WRITTEN", "writtenBy": "x",
                 "agency": "00000000-0000-7000-8000-000000000012", "writtenAt": "2026-01-08T09:00:00Z", "title": "رسالة تعريف",
                 "paragraphs": ["نحن نعرف Zsófia Secretname."], "text": "نحن نعرف", "sha256": "ab"}""".formatted(LETTER, ID));
    }

    /// What the maker of PDF files was sent.
    private static Document sent() {
        assertThat(TestEnvironment.pdf.sent).hasSize(1);
        return Jsoup.parse(TestEnvironment.pdf.sent.getFirst().body());
    }

    /// Expects a file with this name.
    private static void expectFile(Browser browser, String address, String name) {
        HttpResponse<byte[]> answer = browser.bytes(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).isEqualTo("attachment; filename=\"" + name + "\"");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.body()).isEqualTo(FakePdf.FILE);
    }

    @Test
    void ok_200_a_letter_is_saved_as_it_is_printed_under_a_name_that_says_nothing() {
        Browser browser = aBrowser();
        String file = browser.open(PAGE).selectFirst("nav a[download]").attr("href");
        assertThat(file).isEqualTo(PAGE + "/document.pdf");
        expectFile(browser, file, "document.pdf");
        Document sent = sent();
        assertThat(sent.title()).isEqualTo("Letter");
        assertThat(sent.select("main").attr("lang")).isEqualTo("ar");
        assertThat(sent.select("main").attr("dir")).isEqualTo("rtl");
        assertThat(sent.select("main h1").text()).isEqualTo("رسالة تعريف");
        assertThat(sent.select("main p").text()).contains("Zsófia Secretname");
    }

    @Test
    void the_application_that_makes_the_file_gets_the_page_and_no_token_and_no_cookie() {
        Browser browser = aBrowser();
        browser.open(PAGE);
        browser.bytes(PAGE + "/document.pdf");
        FakePdf.Sent sent = TestEnvironment.pdf.sent.getFirst();
        assertThat(sent.method() + " " + sent.path()).isEqualTo("POST /documents");
        assertThat(sent.type()).isEqualTo("text/html;charset=utf-8");
        assertThat(sent.authorization()).isNull();
        assertThat(sent.cookie()).isNull();
    }

    @Test
    void away_503_without_an_answer_a_page_says_that_the_page_prints() {
        Browser browser = aBrowser();
        browser.open(PAGE);
        for (int status : new int[] {503, 422, 500}) {
            TestEnvironment.pdf.refuse(status);
            HttpResponse<String> answer = browser.get(PAGE + "/document.pdf");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
            PageRulesTest.expectWhole(browser, answer);
            Document page = browser.document(answer);
            assertThat(page.select("h1").text()).isEqualTo("The PDF can't be made now");
            assertThat(page.select("main a").attr("href")).isEqualTo(PAGE);
        }
        Document arabic = browser.document(browser.get(PAGE + "/document.pdf?lang=ar"));
        assertThat(arabic.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(arabic.select("main a").text()).isEqualTo("فتح صفحة الطباعة");
    }

    @Test
    void away_503_the_page_has_the_navigation_and_the_quick_exit_of_the_reader() {
        signInAs("NGO", "case-coordinator");
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        TestEnvironment.pdf.refuse(503);
        HttpResponse<String> answer = browser.get(PAGE + "/document.pdf");
        assertThat(answer.statusCode()).isEqualTo(503);
        PageRulesTest.expectWhole(browser, answer);
        assertThat(browser.document(answer).select("main a[data-exit]")).hasSize(1);
        assertThat(browser.document(answer).select(".palermo-header__pages a[href=/portal/desk]")).hasSize(1);
        assertThat(browser.document(answer).select("form[action=/portal/sign-out] input[name=form-token]").attr("value")).isNotEmpty();
    }

    @Test
    void forbidden_403_and_not_found_404_as_for_the_page_and_nothing_is_made() {
        Browser browser = aBrowser();
        browser.open(PAGE);
        for (int status : new int[] {403, 404, 503}) {
            TestEnvironment.gateway.refuse(API, status);
            HttpResponse<String> answer = browser.get(PAGE + "/document.pdf");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        }
        assertThat(TestEnvironment.pdf.sent).isEmpty();
    }

    @Test
    void ok_200_a_certificate() {
        String page = CASE + "/certificates/" + LETTER + "/page";
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/certificates/" + LETTER + "/page", WRITTEN);
        Browser browser = aBrowser();
        Document shown = browser.open(page);
        assertThat(shown.select("html").attr("lang")).isEqualTo("fr");
        assertThat(shown.select("nav.palermo-sheet__tools").attr("lang")).isEqualTo("en");
        assertThat(shown.select("nav a[download]").text()).isEqualTo("Save as PDF");
        expectFile(browser, shown.selectFirst("nav a[download]").attr("href"), "document.pdf");
        assertThat(sent().select("main h1").text()).isEqualTo("Certificat");
        assertThat(sent().select("main a")).as("the link is no part of the document").isEmpty();
    }

    @Test
    void ok_200_a_wage_statement() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        TestEnvironment.gateway.say("/api/inspection/v1/wage-claims/" + LETTER + "/statement", WRITTEN);
        Browser browser = aBrowser();
        Document shown = browser.open("/portal/desk/wage-claims/" + LETTER + "/statement");
        expectFile(browser, shown.selectFirst("nav a[download]").attr("href"), "document.pdf");
        assertThat(sent().select("main.palermo-statement")).hasSize(1);
    }

    @Test
    void ok_200_a_suspicious_activity_report() {
        TestEnvironment.gateway.say("/api/inspection/v1/tips/" + ID + "/suspicious-activity-report", """
                {"validated":false,"report_code":"STR","entity_reference":"T-1","submission_date":"2026-01-05","currency_code_local":"GBP",
                 "report_indicators":["A1"],
                 "transaction":[{"transactionnumber":"N-1","date_transaction":"2026-01-04","amount_local":"12.00"}]}""");
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser browser = aBrowser();
        Document shown = browser.open("/portal/desk/tips/" + ID + "/suspicious-activity-report");
        expectFile(browser, shown.selectFirst("main a[download]").attr("href"), "document.pdf");
        assertThat(sent().select("main").text()).contains("N-1", "12.00");
        signInAs("LABOUR_INSPECTORATE", "inspector");
        assertThat(aBrowser().get("/portal/desk/tips/" + ID + "/suspicious-activity-report/document.pdf").statusCode()).isEqualTo(403);
    }

    @Test
    void ok_200_the_copy_of_a_persons_file() {
        TestEnvironment.gateway.say(FakeGateway.CASE_FILE + "/copy", """
                {"caseFile":{"reference":"C-7ZPK-3M0Q-VH","stage":"REFERRED",
                 "person":{"givenName":"Zsófia","familyName":"Secretname"}},
                 "documents":[{"id":"%1$s","kind":"MEDICAL","type":"PDF","state":"KEPT","name":"report.pdf","why":"For the hearing",
                   "agency":"%1$s","addedAt":"2026-01-05T09:00:00Z"}],
                 "referrals":[{"kind":"SERVICE_REFERRAL","from":"%1$s","to":"%1$s","status":"DECLINED","reason":"NO_CAPACITY",
                   "sentAt":"2026-01-06T09:00:00Z","answeredAt":"2026-01-07T09:00:00Z"}]}""".formatted(ID));
        Browser browser = aBrowser();
        Document shown = browser.open(CASE + "/copy");
        expectFile(browser, shown.selectFirst("main a[download]").attr("href"), "document.pdf");
        assertThat(sent().select("main").text()).contains("Secretname");
        assertThat(sent().select("section:has(h2#documents) tbody").text()).contains("Medical report", "report.pdf", "For the hearing", "Kept");
        assertThat(sent().select("section:has(h2#referrals) tbody").text()).contains("One need", "Declined", "No capacity");
    }

    @Test
    void other_records_are_not_offered() {
        assertThat(aBrowser().open(CASE).select("a[href$=document.pdf]")).isEmpty();
        assertThat(aBrowser().get(CASE + "/document.pdf").statusCode()).isEqualTo(404);
        assertThat(TestEnvironment.pdf.sent).isEmpty();
    }

    @Test
    void ok_200_the_annual_report_under_its_country_and_year() {
        TestEnvironment.gateway.say("/api/inspection/v1/annual-reports/GB/2025/C81", """
                {"country":"GB","year":2025,"convention":"C81","wholeCountry":true,"blocks":[],"regions":[],
                 "indicators":[{"code":"LAI_INSP_SEX_NB","sex":"FEMALE","value":1200}]}""");
        signInAs("GOVERNMENT", "national-rapporteur");
        Browser browser = aBrowser();
        Document shown = browser.open("/portal/annual-report?country=GB&year=2025&convention=C81");
        expectFile(browser, shown.selectFirst("main a[href*=document.pdf]").attr("href"), "annual-report-GB-2025.pdf");
        assertThat(sent().select("main").text()).contains("1,200");
        TestEnvironment.pdf.refuse(503);
        assertThat(browser.open("/portal/annual-report/document.pdf?country=GB&year=2025&convention=C81").select("main a").attr("href"))
                .isEqualTo("/portal/annual-report?country=GB&year=2025&convention=C81");
    }

    @Test
    void away_503_and_not_found_404_without_an_annual_report_nothing_is_made() {
        signInAs("GOVERNMENT", "national-rapporteur");
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        for (int status : new int[] {404, 409, 500, 503}) {
            TestEnvironment.gateway.refuse("/api/inspection/v1/annual-reports/GB/2025/C81", status);
            for (String file : new String[] {"", "/document.pdf"}) {
                HttpResponse<String> answer = browser.get("/portal/annual-report" + file + "?country=GB&year=2025&convention=C81");
                assertThat(answer.statusCode()).as(status + file).isEqualTo(status == 500 ? 503 : status);
                assertThat(browser.document(answer).select("main").text()).contains("The report can't be read now");
                PageRulesTest.expectWhole(browser, answer);
            }
        }
        assertThat(TestEnvironment.pdf.sent).isEmpty();
    }

    @Test
    void ok_200_the_statistics_for_signed_in_readers_only() {
        assertThat(aBrowser().open("/portal/statistics?country=GB").select("a[href*=document.pdf]")).isEmpty();
        assertThat(aBrowser().once("/portal/statistics/document.pdf?country=GB&quarter=2026-Q3", "Accept", "*/*").statusCode()).isEqualTo(302);
        assertThat(TestEnvironment.pdf.sent).isEmpty();
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        Document shown = browser.open("/portal/statistics?country=GB");
        expectFile(browser, shown.selectFirst("main a[href*=document.pdf]").attr("href"), "statistics.pdf");
        assertThat(sent().select("main table")).isNotEmpty();
    }
}
