package org.palermo.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.pdf.test.ReadPdf;

/// What the typesetter does with a document that nobody has cleaned.
class TypesetterTest {

    @TempDir
    Path folder;

    @Test
    void nothing_is_loaded_from_a_network_or_a_file() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
        });
        elsewhere.start();
        Path rules = Files.writeString(folder.resolve("rules.css"), "p:before { content: 'loaded from a file' }");
        try {
            String there = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
            var dirty = Jsoup.parse("<html lang=\"en\"><head><title>x</title><link rel=\"stylesheet\" type=\"text/css\" href=\"" + there
                    + "/a.css\"><link rel=\"stylesheet\" type=\"text/css\" href=\"" + rules.toUri() + "\"><style>@import url(" + there
                    + "/b.css); @font-face { font-family: Other; src: url(" + there + "/c.ttf); } p { background: url(" + there
                    + "/d.png); }</style></head><body><p>Text</p><img alt=\"x\" src=\"" + there + "/e.png\"></body></html>");
            String text = ReadPdf.of(new Typesetter().set(new Page(dirty, false))).text();
            assertTrue(text.contains("Text") && !text.contains("loaded"), text);
        } finally {
            elsewhere.stop(0);
        }
        assertEquals(List.of(), asked);
    }

    /// The library fails at the tags of a table whose head is the last line of a sheet.
    @Test
    void a_table_is_set_wherever_on_a_sheet_it_begins() throws Exception {
        String row = "<tr><th scope=\"row\">المفتشون، نساء</th><td>–</td><td>لم يُدخل لسنة 2026</td></tr>";
        String table = "<table><thead><tr><th scope=\"col\">البيان</th><th scope=\"col\">العدد</th><th scope=\"col\">ملاحظة</th></tr></thead>"
                + "<tbody>" + row.repeat(4) + "</tbody></table>";
        for (int lines = 24; lines < 36; lines++) {
            String html = "<html lang=\"ar\" dir=\"rtl\"><head><title>x</title></head><body><main><h1>العدد</h1>"
                    + "<p>لم يُدخل لهذه السنة</p>".repeat(lines) + table + "</main></body></html>";
            String text = ReadPdf.of(new Typesetter().set(Page.read(Page.bytes(html)))).text();
            assertEquals(4, text.split("2026", -1).length - 1, lines + " lines before the table");
        }
    }

    @Test
    void the_columns_of_an_arabic_table_stand_from_right_to_left_and_those_of_an_english_one_in_it_do_not() throws Exception {
        String html = "<html lang=\"ar\" dir=\"rtl\"><head><title>x</title></head><body><main>"
                + "<table><tr><th>السنة</th><th>العدد</th><th>ملاحظة</th></tr></table>"
                + "<table dir=\"ltr\"><tr><td>year</td><td>number</td></tr></table></main></body></html>";
        Page page = Page.read(Page.bytes(html));
        assertEquals(List.of("ملاحظة", "العدد", "السنة"), page.document().select("th").eachText());
        assertEquals(List.of("year", "number"), page.document().select("td").eachText());
    }
}
