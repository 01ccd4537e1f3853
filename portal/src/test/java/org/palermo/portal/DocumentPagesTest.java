package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Documents on a case: sending a file, its page, its picture, downloading and removing it.
@QuarkusTest
class DocumentPagesTest extends PortalTest {
    private static final String CASE = "/portal/desk/cases/01900000-0000-7000-8000-000000000000";
    private static final String FORM = CASE + "/documents/new";
    private static final String ID = "01900000-0000-7000-8000-0000000000d0";
    private static final String PAGE = CASE + "/documents/" + ID;
    private static final String DOCUMENTS = FakeGateway.CASE_FILE + "/documents";
    private static final String ONE = DOCUMENTS + "/" + ID;
    private static final String WHY = "Injuries on admission. <b>For</b> the claim.";
    private static final byte[] PDF = "%PDF-1.7 secretfile".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, (byte) 0xff};

    private static String document(String state, String more) {
        return "{\"id\":\"" + ID + "\",\"caseFile\":\"01900000-0000-7000-8000-000000000000\","
                + "\"kind\":\"MEDICAL\",\"type\":\"PDF\",\"state\":\"" + state
                + "\",\"addedAt\":\"2026-01-08T09:00:00Z\",\"agency\":\"00000000-0000-7000-8000-000000000012\"" + more + "}";
    }

    private static String kept(boolean shown) {
        return document("KEPT", ",\"name\":\"secretname.pdf\",\"why\":\"secretwhy\",\"size\":19,\"sha256\":\"ab\",\"shown\":" + shown
                + ",\"scanned\":\"CLEAN\",\"keptAt\":\"2026-01-08T09:00:05Z\"");
    }

    /// The service takes documents.
    private static void takes() {
        TestEnvironment.gateway.say("POST " + DOCUMENTS, document("AWAITED", ",\"name\":\"report.pdf\""));
        TestEnvironment.gateway.say("PUT " + ONE + "/content", kept(false));
        TestEnvironment.gateway.say(ONE, kept(false));
    }

    private static HttpResponse<String> send(Browser browser, String fileName, byte[] content, String... fields) {
        return browser.upload(browser.open(FORM), FORM, "file", fileName, content, fields);
    }

    private static String errors(Document page) {
        return page.select(".govuk-error-summary").text();
    }

    private static List<FakeGateway.Request> changes() {
        return TestEnvironment.gateway.requests.stream().filter(request -> !request.method().equals("GET")).toList();
    }

    @Test
    void ok_200_a_file_is_sent_and_its_document_shown() {
        takes();
        TestEnvironment.gateway.say(DOCUMENTS, "{\"items\":[" + kept(false) + "]}");
        Browser browser = aBrowser();
        Document file = browser.open(CASE);
        assertThat(file.select("section:has(h2#documents) tbody tr").text()).contains("Medical report", "secretname.pdf", "Kept");
        assertThat(file.select("section:has(h2#documents) th a").attr("href")).isEqualTo(PAGE);
        Document form = browser.open(file.selectFirst("section:has(h2#documents) a.govuk-button").attr("href"));
        assertThat(form.select("input[type=file]").attr("name")).isEqualTo("file");
        HttpResponse<String> answer = browser.upload(form, FORM, "file", "C:\\scans\\Zsófia report.pdf", PDF,
                "kind", "MEDICAL", "why", WHY);
        assertThat(answer.uri().getPath()).isEqualTo(PAGE);
        assertThat(browser.document(answer).select(".govuk-notification-banner").text()).contains("The document is on the case");
        JsonObject announced = new JsonObject(TestEnvironment.gateway.last("POST").body());
        assertThat(announced).isEqualTo(new JsonObject().put("kind", "MEDICAL").put("type", "PDF")
                .put("name", "Zsófia report.pdf").put("why", WHY));
        FakeGateway.Request sent = TestEnvironment.gateway.last("PUT");
        assertThat(sent.path()).isEqualTo(ONE + "/content");
        assertThat(sent.content()).isEqualTo(PDF);
        assertThat(sent.authorization()).startsWith("Bearer ");
        assertThat(sent.purpose()).isEqualTo("IDENTIFICATION");
    }

    /// A browser sends two characters for each line break.
    @Test
    void ok_200_a_reason_may_have_500_characters_with_each_line_break_as_one() {
        takes();
        String why = "Line\n".repeat(99) + "Lines";
        assertThat(why).hasSize(500);
        HttpResponse<String> answer = send(aBrowser(), "report.pdf", PDF, "kind", "MEDICAL", "why", why.replace("\n", "\r\n"));
        assertThat(answer.uri().getPath()).isEqualTo(PAGE);
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getString("why")).isEqualTo(why);
    }

    @Test
    void ok_200_an_organisation_that_was_asked_sends_a_file_with_its_answer() {
        signInAs("NGO", "service-provider");
        String received = "/api/nrm/v1/received-information-requests/" + ID;
        String page = "/portal/desk/received-questions/" + ID;
        String form = page + "/documents/new";
        TestEnvironment.gateway.say(received, "{\"id\":\"" + ID + "\",\"reference\":\"7K2M-9Q00-X\",\"question\":\"What did the clinic find?\","
                + "\"dueOn\":\"2026-12-05\",\"due\":\"LATER\",\"status\":\"OPEN\",\"askedAt\":\"2026-01-08T09:00:00Z\",\"version\":0}");
        TestEnvironment.gateway.say(received + "/documents", "{\"items\":[{\"id\":\"" + ID + "\",\"name\":\"first.pdf\",\"kind\":\"MEDICAL\","
                + "\"type\":\"PDF\",\"state\":\"KEPT\",\"addedAt\":\"2026-01-08T09:00:00Z\"}]}");
        TestEnvironment.gateway.say("POST " + received + "/documents", "{\"id\":\"" + ID + "\",\"state\":\"AWAITED\"}");
        TestEnvironment.gateway.say("PUT " + received + "/documents/" + ID + "/content", "{\"id\":\"" + ID + "\",\"state\":\"KEPT\"}");
        Browser browser = aBrowser();
        Document question = browser.open(page);
        assertThat(question.select("section:has(h2#files) tbody").text()).contains("first.pdf", "Medical report");
        assertThat(question.select("a[href=" + form + "]")).hasSize(1);
        Document empty = browser.open(form);
        assertThat(empty.select("h1").text()).isEqualTo("Add a file to your answer");
        Browser arabic = aBrowser();
        PageRulesTest.expectWhole(arabic, arabic.get(form + "?lang=ar"));
        HttpResponse<String> answer = browser.upload(empty, form, "file", "report.pdf", PDF, "kind", "MEDICAL", "why", WHY);
        assertThat(answer.uri().getPath()).isEqualTo(page);
        assertThat(browser.document(answer).select(".govuk-notification-banner").text()).contains("The file is sent");
        assertThat(TestEnvironment.gateway.last("PUT").path()).isEqualTo(received + "/documents/" + ID + "/content");
        assertThat(TestEnvironment.gateway.last("PUT").content()).isEqualTo(PDF);
        TestEnvironment.gateway.say(received, "{\"id\":\"" + ID + "\",\"reference\":\"7K2M-9Q00-X\",\"status\":\"ANSWERED\",\"version\":1}");
        assertThat(browser.open(page).select("a[href=" + form + "]")).isEmpty();
    }

    @Test
    void ok_200_a_large_file_arrives_whole() {
        takes();
        byte[] large = new byte[20 << 20];
        new Random(7).nextBytes(large);
        System.arraycopy(PNG, 0, large, 0, 8);
        assertThat(send(aBrowser(), "scan.png", large, "kind", "PHOTOGRAPH", "why", WHY).uri().getPath()).isEqualTo(PAGE);
        assertThat(Arrays.equals(TestEnvironment.gateway.last("PUT").content(), large)).isTrue();
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getString("type")).isEqualTo("PNG");
    }

    @Test
    void bad_400_each_missing_answer_is_named_and_nothing_is_sent() {
        Document again = aBrowser().document(send(aBrowser(), "", new byte[0]));
        assertThat(errors(again)).contains("Choose what kind of document", "Enter why you add it", "Choose a file");
        again.select(".govuk-error-summary a").forEach(link -> assertThat(again.select(link.attr("href"))).hasSize(1));
        assertThat(changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"macro.xlsm, PK, must be a PDF", "old.doc, xx, must be a PDF", "page.html, <p>, must be a PDF",
            "empty.pdf, '', The file is empty"})
    void bad_400_another_file_is_refused_and_what_was_typed_is_kept(String name, String content, String said) {
        Browser browser = aBrowser();
        byte[] bytes = content.replace("PK", "PK\u0003\u0004").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(browser, name, bytes, "kind", "LEGAL", "why", WHY);
        assertThat(answer.statusCode()).isEqualTo(400);
        Document again = browser.document(answer);
        assertThat(errors(again)).contains(said);
        assertThat(again.select("#why").text()).isEqualTo(WHY);
        assertThat(again.select("input[name=kind][checked]").attr("value")).isEqualTo("LEGAL");
        assertThat(changes()).isEmpty();
    }

    @Test
    void bad_400_a_file_that_is_too_large_keeps_what_was_typed() {
        byte[] large = new byte[(20 << 20) + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        Browser browser = aBrowser();
        Document again = browser.document(send(browser, "scan.pdf", large, "kind", "LEGAL", "why", WHY));
        assertThat(errors(again)).contains("at most 20 MB");
        assertThat(again.select("#why").text()).isEqualTo(WHY);
        assertThat(changes()).isEmpty();
    }

    @Test
    void bad_400_what_the_service_says_of_a_file_stands_beside_it_and_the_same_answers_use_the_same_key() {
        takes();
        Browser browser = aBrowser();
        for (String type : List.of("file:infected", "file:another-type")) {
            TestEnvironment.gateway.problem("PUT " + ONE + "/content", 422, type);
            Document again = browser.document(send(browser, "report.pdf", PDF, "kind", "MEDICAL", "why", WHY));
            assertThat(again.select("#file-error").text())
                    .contains(type.equals("file:infected") ? "virus scanner refuses" : "does not fit its type");
            assertThat(again.select("#why").text()).isEqualTo(WHY);
        }
        TestEnvironment.gateway.problem("PUT " + ONE + "/content", 503, "file:scanner-away");
        Document away = browser.document(send(browser, "report.pdf", PDF, "kind", "MEDICAL", "why", WHY));
        assertThat(errors(away)).contains("The virus scanner does not answer now", "Choose your file again");
        String key = TestEnvironment.gateway.last("POST").key();
        browser.upload(away, FORM, "file", "report.pdf", PDF, "kind", "MEDICAL", "why", WHY);
        assertThat(TestEnvironment.gateway.last("POST").key()).isEqualTo(key);
        browser.upload(away, FORM, "file", "report.pdf", PDF, "kind", "MEDICAL", "why", "Another reason");
        assertThat(TestEnvironment.gateway.last("POST").key()).isNotEqualTo(key);
    }

    @Test
    void bad_400_a_document_that_is_not_taken_says_why() {
        TestEnvironment.gateway.problem("POST " + DOCUMENTS, 409, "document:too-many");
        Browser browser = aBrowser();
        assertThat(errors(browser.document(send(browser, "report.pdf", PDF, "kind", "MEDICAL", "why", WHY))))
                .contains("at most 200 documents");
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.method().equals("PUT"));
    }

    @Test
    void too_large_413_a_form_without_a_file() {
        Browser browser = aBrowser();
        browser.open(CASE);
        assertThat(browser.post(CASE + "/conclusive-grounds", "reasons=" + "a".repeat(1 << 20)).statusCode()).isEqualTo(413);
    }

    @Test
    void without_a_session_or_a_token_of_the_form_nothing_is_sent() {
        takes();
        Browser browser = aBrowser();
        Document form = browser.open(FORM);
        form.select("input[name=form-token]").attr("value", "AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(browser.upload(form, FORM, "file", "report.pdf", PDF, "kind", "MEDICAL", "why", WHY).statusCode()).isEqualTo(400);
        browser.upload(browser.open(FORM), FORM, "file", "report.pdf", PDF, "kind", "MEDICAL", "why", WHY);
        assertThat(changes()).hasSize(2);
        Document open = browser.open(FORM);
        browser.cookies().stream().map(HttpCookie::getName).filter(name -> name.startsWith("q_session")).toList().forEach(browser::forget);
        browser.upload(open, FORM, "file", "report.pdf", PDF, "kind", "MEDICAL", "why", WHY);
        assertThat(changes()).hasSize(2);
    }

    /// Sends the head of a request and nothing of its body.
    private static Socket begin(String cookies, long length) throws IOException {
        return begin(FORM, cookies, "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + length);
    }

    private static Socket begin(String path, String cookies, String body) throws IOException {
        return HalfSent.begin(aBrowser(), "POST", path, cookies, body);
    }

    @Test
    void found_302_without_a_session_before_anything_of_the_file_is_read() throws IOException {
        try (Socket nobody = begin("a=b", 20 << 20)) {
            assertThat(HalfSent.head(nobody)).startsWith("HTTP/1.1 302").contains("/auth");
        }
    }

    @Test
    void bad_400_a_form_without_a_file_that_does_not_say_its_length() throws IOException {
        try (Socket chunked = begin(CASE + "/conclusive-grounds", "a=b",
                "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked")) {
            assertThat(HalfSent.head(chunked)).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void see_other_303_for_too_much_and_too_many() throws IOException {
        Browser browser = aBrowser();
        String cookies = cookies(browser);
        try (Socket large = begin(cookies, 41 << 20)) {
            assertThat(HalfSent.head(large)).startsWith("HTTP/1.1 303").contains(FORM + "?large=true");
        }
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                open.add(begin(cookies(aBrowser()), 1000));
            }
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                try (Socket next = begin(cookies, 1000)) {
                    next.setSoTimeout(500);
                    assertThat(HalfSent.head(next)).startsWith("HTTP/1.1 303").contains(FORM + "?busy=true");
                }
            });
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        takes();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
                assertThat(send(browser, "report.pdf", PDF, "kind", "MEDICAL", "why", WHY).uri().getPath()).isEqualTo(PAGE));
    }

    @Test
    void see_other_303_for_a_second_file_of_the_same_session() throws IOException {
        takes();
        String cookies = cookies(aBrowser());
        try (Socket first = begin(cookies, 1000)) {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                try (Socket second = begin(cookies, 1000)) {
                    second.setSoTimeout(500);
                    assertThat(HalfSent.head(second)).startsWith("HTTP/1.1 303").contains(FORM + "?busy=true");
                }
            });
            assertThat(send(aBrowser(), "report.pdf", PDF, "kind", "MEDICAL", "why", WHY).uri().getPath()).isEqualTo(PAGE);
            assertThat(first.isClosed()).isFalse();
        }
    }

    /// It must bring 4 KiB in each second after the first fifteen.
    @Test
    void a_file_that_comes_too_slowly_is_ended() throws IOException {
        try (Socket slow = begin(cookies(aBrowser()), 20 << 20)) {
            slow.setSoTimeout(40_000);
            slow.getOutputStream().write("--b\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(end(slow)).isEqualTo("ended");
        }
    }

    private static String end(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0 ? "ended" : "answered";
        } catch (SocketException reset) {
            return "ended";
        }
    }

    private static String cookies(Browser browser) {
        browser.open(FORM);
        return HalfSent.cookies(browser);
    }

    @Test
    void forbidden_403_for_other_roles() {
        signInAs("LABOUR_INSPECTORATE", "labour-inspector");
        Browser browser = aBrowser();
        for (String page : List.of(FORM, PAGE, PAGE + "/removal")) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(403);
        }
        TestEnvironment.gateway.refuse(ONE + "/content", 403);
        assertThat(browser.get(PAGE + "/content").statusCode()).isEqualTo(403);
    }

    @Test
    void ok_200_a_file_is_downloaded_and_never_shown() {
        byte[] large = new byte[3 << 20];
        new Random(8).nextBytes(large);
        TestEnvironment.gateway.say(ONE, kept(false));
        TestEnvironment.gateway.file(ONE + "/content", "application/pdf", "attachment; filename=\"secretname.pdf\"", large);
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.title()).doesNotContain("secret");
        assertThat(page.select("img.palermo-picture")).isEmpty();
        assertThat(page.select("main").text()).contains("secretname.pdf", "secretwhy", "No virus found", "Medical report");
        HttpResponse<byte[]> answer = browser.bytes(page.selectFirst("section:has(h2#file) dd a").attr("href"));
        assertThat(Arrays.equals(answer.body(), large)).isTrue();
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/pdf");
        assertThat(answer.headers().allValues("Content-Disposition")).containsExactly("attachment; filename=\"secretname.pdf\"");
        assertThat(answer.headers().allValues("Content-Security-Policy")).contains("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        TestEnvironment.gateway.file(ONE + "/content", "text/html", "inline", large);
        assertThat(browser.bytes(PAGE + "/content").headers().allValues("Content-Disposition")).containsExactly("attachment");
        assertThat(browser.get(CASE + "/documents/nothing/content").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"409, 409", "410, 410", "404, 404", "403, 403", "429, 429", "503, 503"})
    void a_file_that_cannot_be_had_has_a_plain_page(int status, int shown) {
        Browser browser = aBrowser();
        TestEnvironment.gateway.refuse(ONE + "/content", status);
        HttpResponse<String> answer = browser.get(PAGE + "/content");
        assertThat(answer.statusCode()).isEqualTo(shown);
        PageRulesTest.expectWhole(browser, answer);
    }

    @Test
    void gone_410_the_page_says_that_the_file_is_gone_and_leads_back_to_the_document() {
        TestEnvironment.gateway.problem(ONE + "/content", 410, "document:removed", "This document was removed.");
        Browser browser = aBrowser();
        Document page = browser.document(browser.get(PAGE + "/content"));
        assertThat(page.select("h1").text()).isEqualTo("This can't be shown");
        assertThat(page.select("main p a[href=" + PAGE + "]").text()).startsWith("Go back to:");
    }

    @Test
    void ok_200_the_page_shows_the_picture() {
        TestEnvironment.gateway.say(ONE, kept(true));
        TestEnvironment.gateway.file(ONE + "/picture", "image/png", "inline", PNG);
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.selectFirst("img.palermo-picture").attr("alt")).isNotBlank();
        HttpResponse<byte[]> answer = browser.bytes(page.selectFirst("img.palermo-picture").attr("src"));
        assertThat(answer.body()).isEqualTo(PNG);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("image/png");
        TestEnvironment.gateway.file(ONE + "/picture", "image/svg+xml", "inline", "<svg/>".getBytes(StandardCharsets.UTF_8));
        assertThat(browser.get(PAGE + "/picture").statusCode()).as("another type is not passed on").isEqualTo(404);
    }

    @Test
    void ok_200_a_document_is_removed_after_a_check() {
        TestEnvironment.gateway.say(ONE, kept(false));
        String gone = document("REMOVED", ",\"removedFor\":\"HER_REQUEST\",\"removedAt\":\"2026-01-09T09:00:00Z\"");
        TestEnvironment.gateway.say("POST " + ONE + "/removal", gone);
        Browser browser = aBrowser();
        String address = browser.open(PAGE).selectFirst("section a[href$=/removal]").attr("href");
        Document check = browser.send(browser.open(address), address, "reason", "HER_REQUEST", "_go", "next");
        assertThat(changes()).isEmpty();
        TestEnvironment.gateway.say(ONE, gone);
        Document removed = browser.send(check, address, "_go", "send");
        assertThat(removed.select("main").text()).contains("She asked for it", "The document is removed");
        assertThat(removed.select("a[href$=/content], a[href$=/removal]")).isEmpty();
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("reason", "HER_REQUEST"));
    }

    @Test
    void ok_200_a_document_names_those_of_the_readers_people_who_added_and_removed_it() {
        String lena = "00000000-0000-7000-8000-0000000000c1";
        String other = "00000000-0000-7000-8000-0000000000c9";
        TestEnvironment.gateway.say("/api/nrm/v1/caseworkers", "{\"items\":[{\"person\":\"" + lena + "\",\"name\":\"Lena Berg\",\"cases\":1,\"secondReadings\":0}]}");
        TestEnvironment.gateway.say(ONE, document("REMOVED", ",\"addedBy\":\"" + other + "\",\"removedFor\":\"HER_REQUEST\",\"removedBy\":\"" + lena
                + "\",\"removedAt\":\"2026-01-09T09:00:00Z\""));
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main").text()).contains("Removed by", "Lena Berg").doesNotContain("Added by", other, "not known here");
        TestEnvironment.gateway.say(ONE, document("KEPT", ",\"name\":\"x.pdf\",\"why\":\"y\",\"addedBy\":\"" + lena + "\""));
        assertThat(aBrowser().open(PAGE).select("main").text()).contains("Added by", "Lena Berg");
    }

    @Test
    void ok_200_the_pages_are_whole() {
        TestEnvironment.gateway.say(ONE, kept(true));
        Browser browser = aBrowser();
        for (String page : List.of(FORM, FORM + "?busy=true", FORM + "?large=true", PAGE, PAGE + "/removal")) {
            PageRulesTest.expectWhole(browser, browser.get(page));
        }
        assertThat(errors(browser.open(FORM + "?busy=true"))).contains("Too many files");
    }
}
