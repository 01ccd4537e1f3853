package org.palermo.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.pdf.test.PdfParts;
import org.palermo.pdf.test.ReadPdf;

/// What the application answers to the portal.
@QuarkusTest
class DocumentsTest {
    private static final String SECRET = "Quenbyname";

    @TestHTTPResource("/documents")
    URI address;

    /// Waits with the body for the answer to the headers: a connection that is closed while the body is sent may lose the answer.
    private HttpResponse<byte[]> send(String type, byte[] body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(address).header("Content-Type", type).expectContinue(true)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private HttpResponse<byte[]> send(String html) throws IOException, InterruptedException {
        return send("text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static String page(String language, String direction, String content) {
        return "<!doctype html><html lang=\"%s\" dir=\"%s\"><head><title>Letter</title></head><body><main>%s</main></body></html>"
                .formatted(language, direction, content);
    }

    @ParameterizedTest
    @CsvSource({
        "en, ltr, Letter of introduction, We know her.",
        "fr, ltr, Lettre de présentation, Œuvre où naît l’été",
        "es, ltr, Carta de presentación, ¿Mañana?",
        "ru, ltr, Рекомендательное письмо, Мы её знаем",
        "zh, ltr, 介绍信, 我们认识她。",
        "ar, rtl, رسالة تعريف, نحن نعرفها"})
    void ok_200_each_script_is_printed_in_embedded_fonts(String language, String direction, String title, String text) throws Exception {
        var answer = send(page(language, direction, "<h1>" + title + "</h1><p>" + text + "</p>"));
        assertEquals(200, answer.statusCode());
        assertEquals("application/pdf", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        var pdf = ReadPdf.of(answer.body());
        assertTrue(pdf.text().contains(title), pdf.text());
        assertTrue(pdf.text().contains(text), pdf.text());
        assertFalse(pdf.fonts().isEmpty());
        assertTrue(pdf.fonts().stream().allMatch(ReadPdf.Font::isEmbedded), () -> pdf.fonts().toString());
        assertEquals(language, pdf.language());
    }

    /// Of ten megabytes of letters, a document gets those that it has.
    @Test
    void ok_200_a_chinese_letter_is_small() throws Exception {
        assertTrue(send(page("zh", "ltr", "<h1>介绍信</h1><p>我们认识她。</p>")).body().length < 200_000);
    }

    @Test
    void ok_200_a_right_to_left_letter_begins_at_the_right() throws Exception {
        var pdf = ReadPdf.of(send(page("ar", "rtl", "<p>رسالة</p><p dir=\"auto\">Linden House</p>")).body());
        assertTrue(pdf.left("Linden") > pdf.width() / 2, "what stands in a letter from right to left is aligned with it");
    }

    @Test
    void ok_200_letters_of_several_scripts_stand_in_one_document() throws Exception {
        var text = ReadPdf.of(send(page("en", "ltr", "<p>Zsófia, Мария, 丽华</p>")).body()).text();
        assertTrue(text.contains("Zsófia, Мария, 丽华"), text);
    }

    @Test
    void ok_200_a_letter_that_no_font_has_becomes_a_question_mark() throws Exception {
        assertTrue(ReadPdf.of(send(page("en", "ltr", "<p>a\uD83E\uDD8Ab</p>")).body()).text().contains("a?b"));
    }

    @Test
    void ok_200_tables_keep_their_cells_and_what_asks_or_leads_away_is_left_out() throws Exception {
        var text = ReadPdf.of(send(page("en", "ltr", """
                <nav>Back</nav><h1>Report</h1><p class="palermo-no-print">Choose a year</p><form><button>Show</button></form>
                <table><caption>Visits</caption><thead><tr><th scope="col">Figure</th><th scope="col">Value</th></tr></thead>
                <tbody><tr><th scope="row" colspan="99999999">Visits made</th><td>1,200</td></tr></tbody></table>
                <a class="govuk-button" href="/x">Enter</a><script>document.title = 'x'</script>""")).body()).text();
        assertTrue(text.contains("Visits made") && text.contains("1,200") && text.contains("Figure"), text);
        for (var left : List.of("Back", "Choose", "Show", "Enter", "document.title")) {
            assertFalse(text.contains(left), text);
        }
    }

    @Test
    void ok_200_the_file_says_nothing_of_who_made_it_and_has_tags_and_the_mark_of_an_archive() throws Exception {
        var pdf = ReadPdf.of(send(page("en", "ltr", "<h1>Letter</h1><p>" + SECRET + "</p>")).body());
        assertEquals("Letter", pdf.information().getTitle());
        assertEquals("Palermo", pdf.information().getProducer());
        assertNull(pdf.information().getAuthor());
        assertTrue(pdf.metadata().contains("pdfaid"), pdf.metadata());
        assertFalse(pdf.metadata().contains(SECRET));
        assertTrue(pdf.isTagged());
    }

    /// In each of its parts, decompressed: tags for screen readers, bookmarks and descriptions have texts too.
    @Test
    void ok_200_what_the_page_holds_and_does_not_show_is_nowhere_in_the_file() throws Exception {
        var answer = send("""
                <!doctype html><html lang="en" data-who="SECRET"><head><title>Letter</title><meta name="author" content="SECRET">
                <meta name="keywords" content="SECRET"><style>p::after { content: 'SECRET' }</style>
                <script>var who = 'SECRET'</script></head>
                <body id="SECRET"><header><p>SECRET</p></header><nav>SECRET</nav><main title="SECRET"><!-- SECRET -->
                <h1 id="SECRET">Letter</h1>
                <p class="palermo-no-print">SECRET</p><p hidden>SECRET</p><template><p>SECRET</p></template>
                <a class="govuk-back-link" href="/SECRET">SECRET</a><a download="SECRET" href="/SECRET">SECRET</a>
                <form action="/SECRET"><input type="hidden" name="SECRET" value="SECRET"><textarea>SECRET</textarea></form>
                <p title="SECRET" aria-label="SECRET" data-who="SECRET" style="font-family: SECRET">Text, <a name="SECRET" href="/SECRET">a
                link</a> <span class="govuk-visually-hidden">SECRET</span><img alt="SECRET" src="SECRET.png">
                <svg><title>SECRET</title></svg></p>
                <table summary="SECRET"><caption>Visits</caption>
                <tr><th abbr="SECRET" scope="row">Made</th><td headers="SECRET">12</td></tr></table></main>
                <footer>SECRET</footer></body></html>""".replace("SECRET", SECRET));
        assertEquals(200, answer.statusCode());
        var text = ReadPdf.of(answer.body()).text();
        assertTrue(text.contains("Text") && text.contains("link") && text.contains("Visits"), text);
        assertFalse(text.contains(SECRET), text);
        var parts = PdfParts.of(answer.body());
        assertTrue(parts.contains("Letter") && parts.contains("Palermo"), "what the file says about itself is found");
        assertFalse(parts.contains(SECRET));
    }

    @Test
    void ok_200_nothing_is_fetched() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
        });
        elsewhere.start();
        try {
            String there = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
            var answer = send("""
                    <html lang="en"><head><title>x</title><link rel="stylesheet" href="THERE/a.css">
                    <style>@import url(THERE/b.css);</style></head>
                    <body><main style="background:url(THERE/c.png)"><p>Text</p><img src="THERE/d.png"><iframe src="THERE/e"></iframe>
                    <object data="file:///etc/hostname"></object></main></body></html>""".replace("THERE", there));
            assertEquals(200, answer.statusCode());
            assertTrue(ReadPdf.of(answer.body()).text().contains("Text"));
        } finally {
            elsewhere.stop(0);
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void too_large_413() throws Exception {
        assertEquals(413, send(page("en", "ltr", "<p>" + "a".repeat(1_100_000) + "</p>")).statusCode());
    }

    @Test
    void unsupported_415_for_what_is_no_page() throws Exception {
        assertEquals(415, send("application/octet-stream", new byte[] {1}).statusCode());
    }

    @Test
    void unprintable_422_without_a_main_element() throws Exception {
        var answer = send("<p>A page of another kind</p>");
        assertEquals(422, answer.statusCode());
        assertEquals("The document must have a main element.", new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void unprintable_422_with_too_many_letters_or_elements_or_too_deep_ones() throws Exception {
        assertEquals(422, send(page("en", "ltr", "<p>" + "word ".repeat(30_000) + "</p>")).statusCode());
        assertEquals(422, send(page("en", "ltr", "<br>".repeat(50_000))).statusCode());
        assertEquals(422, send(page("en", "ltr", "<div>".repeat(200))).statusCode());
    }

    @Test
    void no_word_of_a_document_is_logged() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage() + " " + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(listening);
        try {
            Logger.getLogger("org.palermo.pdf").warning("a line that is seen");
            send(page("en", "ltr", "<p style=\"SECRET:url(SECRET)\">SECRET\uD83E\uDD8A<img src=\"SECRET\"></p>".replace("SECRET", SECRET)));
            send("<p>" + SECRET + "</p>");
        } finally {
            Logger.getLogger("").removeHandler(listening);
        }
        assertTrue(said.stream().anyMatch(line -> line.contains("a line that is seen")), "the test listens");
        assertTrue(said.stream().noneMatch(line -> line.contains(SECRET)), said::toString);
    }
}
