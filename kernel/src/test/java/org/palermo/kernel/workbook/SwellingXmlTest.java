package org.palermo.kernel.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Content that the parser itself would hold without limit: open elements, and names.
class SwellingXmlTest {
    private static final String DEEP = "<a>".repeat(2_000_000);

    @Test
    void elements_that_are_never_closed_are_too_large() throws IOException {
        assertTooLarge(new GivenWorkbook("<sst/>", "<styleSheet/>", DEEP));
        assertTooLarge(new GivenWorkbook("<sst/>", DEEP, "<worksheet/>"));
        assertTooLarge(new GivenWorkbook(DEEP, "<styleSheet/>", "<worksheet/>"));
    }

    private static void assertTooLarge(GivenWorkbook workbook) {
        assertEquals(FileDefect.Kind.TOO_LARGE, assertThrows(FileDefect.class, workbook::read).kind());
    }

    @Test
    void a_hundred_may_be_open_at_once() throws IOException {
        assertEquals(400, elements("<r>" + ("<a>".repeat(99) + "</a>".repeat(99)).repeat(4) + "<b/><b/><b/></r>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<n%d/>", "<a n%d=''/>", "<a xmlns='u%d'/>", "<?n?>"})
    void names_without_end_are_too_large(String one) {
        assertSwells(3_000, i -> one.formatted(i));
        assertEquals("read", answer(1_900, i -> one.formatted(i)));
    }

    @Test
    void a_workbook_may_have_fewer_names() {
        String names = IntStream.range(0, 600).mapToObj("<n%d/>"::formatted).collect(Collectors.joining());
        assertTooLarge(GivenWorkbook.ofRows(names));
    }

    @Test
    void prefixes_without_end_are_too_large() {
        assertSwells(60, i -> "<a xmlns:n%d='u'/>".formatted(i));
        assertSwells(1, i -> "<a " + IntStream.range(0, 60).mapToObj("xmlns:n%d='u'"::formatted).collect(Collectors.joining(" ")) + "/>");
        assertEquals("read", answer(40, i -> "<n%d:a xmlns:n%d='u'/>".formatted(i, i)));
    }

    @Test
    void each_prefix_with_each_name_counts() {
        assertSwells(3_000, i -> "<n%d:a%d xmlns:n%d='u'/>".formatted(i % 40, i / 40, i % 40));
    }

    @Test
    void a_few_long_names_are_too_large() {
        assertSwells(100, i -> "<n%d%s/>".formatted(i, "x".repeat(1_000)));
    }

    @Test
    void one_tag_without_end_is_too_large() {
        assertSwells(1, i -> "<a " + IntStream.range(0, 20_000).mapToObj(n -> "n" + n + "=''").collect(Collectors.joining(" ")) + "/>");
        assertSwells(1, i -> "<!--" + "x".repeat(100_000) + "--><a b='" + "x".repeat(200_000) + "'/>");
    }

    @Test
    void text_between_two_tags_does_not_count_for_the_second() {
        assertEquals("read", answer(3, i -> "y".repeat(200_000) + "<!--" + "x".repeat(200_000) + "--><?z " + "x".repeat(200_000) + "?><a b='" + "x".repeat(100_000) + "'/>"));
    }

    private static void assertSwells(int count, IntFunction<String> one) {
        assertEquals("TOO_LARGE", answer(count, one));
    }

    private static String answer(int count, IntFunction<String> one) {
        try {
            elements("<r>" + IntStream.range(0, count).mapToObj(one).collect(Collectors.joining()) + "</r>");
            return "read";
        } catch (FileDefect defect) {
            return defect.kind().name();
        }
    }

    private static int elements(String file) {
        Xml xml = Xml.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), 256L << 10, 2_000);
        int count = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            count += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        }
        return count;
    }
}
