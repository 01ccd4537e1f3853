package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page that sends a large recording, and what its script asks.
@QuarkusTest
class RecordingPagesTest extends PortalTest {
    private static final String API = "/api/inspection/v1/uploads";
    private static final String ID = "0190b6d2-0000-7000-8000-0000000000";
    private static final String VISIT = ID + "b1";
    private static final String FINDING = ID + "b2";
    private static final String UPLOAD = ID + "b3";
    private static final String HOME = "/portal/desk/visits/" + VISIT + "/recordings";
    private static final String PIECE = HOME + "/" + UPLOAD + "/piece";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BYTES = "application/octet-stream";
    private static final String FILM = "0000002066747970";
    private static final byte[] NOTHING = {};

    private Browser browser;
    private String token;

    @BeforeEach
    void asInspector() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        FakeGateway gateway = TestEnvironment.gateway;
        gateway.head("POST " + API, 201, "Location", API + "/" + UPLOAD);
        gateway.head("HEAD " + API + "/" + UPLOAD, 200, "Upload-Offset", "1048576");
        gateway.head("PATCH " + API + "/" + UPLOAD, 204, "Upload-Offset", "1048580");
        gateway.accept("DELETE " + API + "/" + UPLOAD);
        browser = aBrowser();
        token = browser.open(HOME + "/new").selectFirst("input[name=form-token]").attr("value");
    }

    private HttpResponse<String> begin(String form) {
        return browser.script("POST", HOME, form.getBytes(StandardCharsets.UTF_8), "Content-Type", FORM, "X-CSRF-TOKEN", token);
    }

    private HttpResponse<String> piece(byte[] bytes) {
        return browser.script("PATCH", PIECE + "?at=1048576", bytes, "Content-Type", BYTES, "X-CSRF-TOKEN", token);
    }

    private static String header(FakeGateway.Request request, String name) {
        return request.headers().get(name).getFirst();
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ok_200_a_recording_is_begun_sent_asked_about_and_cancelled() {
        HttpResponse<String> begun = begin("name=C%3A%5Cnight+shift.mp4&type=video%2Fmp4&size=31457280&head=" + FILM
                + "&finding=" + FINDING);
        assertThat(begun.statusCode()).isEqualTo(200);
        assertThat(begun.body()).isEqualTo(UPLOAD);
        FakeGateway.Request asked = TestEnvironment.gateway.last("POST");
        assertThat(header(asked, "Upload-length")).isEqualTo("31457280");
        assertThat(header(asked, "Upload-metadata")).isEqualTo("visit " + base64(VISIT) + ",filename " + base64("night shift.mp4")
                + ",finding " + base64(FINDING) + ",filetype " + base64("video/mp4"));
        assertThat(header(asked, "Tus-resumable")).isEqualTo("1.0.0");
        assertThat(asked.purpose()).isEqualTo("INSPECTION");
        assertThat(asked.authorization()).startsWith("Bearer ");
        HttpResponse<String> offset = browser.script("GET", HOME + "/" + UPLOAD, NOTHING);
        assertThat(offset.body()).isEqualTo("1048576");
        assertThat(piece(new byte[] {1, 2, 3, 4}).body()).isEqualTo("1048580");
        FakeGateway.Request sent = TestEnvironment.gateway.last("PATCH");
        assertThat(sent.content()).containsExactly(1, 2, 3, 4);
        assertThat(header(sent, "Upload-offset")).isEqualTo("1048576");
        assertThat(header(sent, "Content-type")).isEqualTo("application/offset+octet-stream");
        assertThat(piece(new byte[1 << 20]).statusCode()).as("a whole piece").isEqualTo(200);
        assertThat(browser.script("POST", HOME + "/" + UPLOAD + "/end", ("form-token=" + token).getBytes(StandardCharsets.UTF_8),
                "Content-Type", FORM).statusCode()).isEqualTo(200);
        assertThat(TestEnvironment.gateway.last("DELETE").path()).isEqualTo(API + "/" + UPLOAD);
    }

    @Test
    void ok_200_the_page_says_what_to_do_without_scripts_and_the_form_for_small_files_leads_to_it() {
        HttpResponse<String> answer = browser.get(HOME + "/new?finding=" + FINDING);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("noscript").text()).contains("This page needs a browser that runs scripts", "at most 20 MB", "from a phone");
        assertThat(page.select("[data-recording]").hasAttr("hidden")).isTrue();
        assertThat(page.select("[data-recording]").attr("data-finding")).isEqualTo(FINDING);
        assertThat(page.select("[data-recording]").attr("data-left")).contains("deleted by itself after seven days");
        assertThat(page.select("[role=status]").attr("aria-live")).isEqualTo("polite");
        assertThat(browser.get(page.select("script[src*=recording]").attr("src")).statusCode()).isEqualTo(200);
        Document small = browser.open("/portal/desk/visits/" + VISIT + "/evidence/new?finding=" + FINDING);
        assertThat(small.select("main a[href=" + HOME + "/new?finding=" + FINDING + "]").text()).isEqualTo("Send a large recording");
    }

    @ParameterizedTest
    @CsvSource({"1073741825, 0000002066747970, 413, at most 1 GB", "1000, 4d5a900003000000, 400, must be a recording",
            "1000, zz, 400, must be a recording", "0, 0000002066747970, 400, not empty"})
    void bad_request_400_what_is_no_recording_or_too_large_is_refused_before_anything_is_sent(
            String size, String head, int status, String why) {
        HttpResponse<String> refused = begin("name=a.mp4&size=" + size + "&head=" + head);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(why);
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().startsWith(API));
    }

    @Test
    void too_many_429_and_other_refusals_of_the_service_are_said_in_words_with_their_status() {
        TestEnvironment.gateway.reset();
        TestEnvironment.gateway.problem("POST " + API, 429, "upload:unfinished");
        HttpResponse<String> refused = begin("name=a.mp4&size=1000&head=" + FILM);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(refused.body()).startsWith("You have too many files");
        TestEnvironment.gateway.problem("PATCH " + API + "/" + UPLOAD, 409, "upload:offset");
        assertThat(piece(new byte[] {1}).statusCode()).isEqualTo(409);
    }

    @Test
    void too_large_413_a_piece_of_more_than_one_mebibyte() {
        assertThat(piece(new byte[(1 << 20) + 1]).statusCode()).isEqualTo(413);
    }

    @Test
    void unauthorized_401_without_a_session_so_that_the_script_keeps_the_file() {
        HttpResponse<String> answer = aBrowser().script("GET", HOME + "/" + UPLOAD, NOTHING);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.path().startsWith(API));
    }

    /// Sends the head of a request with a piece, and nothing of the piece.
    private Socket halfAPiece(String cookies) throws IOException {
        return HalfSent.begin(browser, "PATCH", PIECE + "?at=1048576", cookies,
                "Content-Type: " + BYTES + "\r\nX-CSRF-TOKEN: " + token + "\r\nContent-Length: 1048576");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "q_session=", "q_session=made-up", "q_session=a; q_session=b"})
    void unauthorized_401_a_piece_without_a_session_before_anything_of_it_is_read(String cookies) throws IOException {
        try (Socket nobody = halfAPiece(cookies)) {
            assertThat(HalfSent.head(nobody)).startsWith("HTTP/1.1 401");
        }
        assertThat(piece(new byte[] {1}).statusCode()).isEqualTo(200);
    }

    @Test
    void too_many_429_for_a_second_piece_of_the_same_person_and_nobody_else_waits() throws IOException {
        Browser second = aBrowser();
        second.open(HOME + "/new");
        signIn("Ina Inspector", "LABOUR_INSPECTORATE", "inspector");
        Browser other = aBrowser();
        String hers = other.open(HOME + "/new").selectFirst("input[name=form-token]").attr("value");
        try (Socket first = halfAPiece(HalfSent.cookies(browser))) {
            first.setSoTimeout(1500);
            assertThatThrownBy(() -> HalfSent.head(first)).as("it may come").isInstanceOf(SocketTimeoutException.class);
            try (Socket next = halfAPiece(HalfSent.cookies(second))) {
                assertThat(HalfSent.head(next)).startsWith("HTTP/1.1 429");
            }
            assertThat(other.script("PATCH", PIECE + "?at=1048576", new byte[] {1}, "Content-Type", BYTES, "X-CSRF-TOKEN", hers)
                    .statusCode()).as("of somebody else").isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(piece(new byte[] {1}).statusCode()).isEqualTo(200));
    }

    @Test
    void bad_request_400_without_the_token_of_our_forms() {
        assertThat(browser.script("PATCH", PIECE + "?at=0", new byte[] {1}, "Content-Type", BYTES).statusCode()).as("a piece")
                .isEqualTo(400);
        assertThat(browser.script("POST", HOME + "/" + UPLOAD + "/end", new byte[] {'a'}, "Content-Type", FORM).statusCode()).as("the end")
                .isEqualTo(400);
        assertThat(TestEnvironment.gateway.requests)
                .noneMatch(request -> request.method().equals("PATCH") || request.method().equals("DELETE"));
    }

    @Test
    void forbidden_403_who_inspects_nothing() {
        signInAs("COMPETENT_AUTHORITY", "competent-authority");
        assertThat(aBrowser().get(HOME + "/new").statusCode()).isEqualTo(403);
    }
}
