package org.palermo.systemtest.taint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A finder that finds nothing would make every leak look closed.
class FinderTest {

    private static final Secret NAME = new Secret("POST /x name", "Zsófia Qxvwnöghjkl", "Qxvwnöghjkl");
    private static final Secret OTHER = new Secret("POST /x other", "Wrtzképlmnb", "Wrtzképlmnb");

    private final Finder finder = new Finder(List.of(NAME, OTHER));

    private Set<Encoding> found(String text) {
        assertTrue(finder.in(text).stream().allMatch(found -> found.secret() == NAME), text);
        return finder.in(text).stream().map(Finder.Found::encoding).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Qxvwnöghjkl", "qxvwnöghjkl", "QXVWNÖGHJKL", "Qxvwnoghjkl", "qXVWNOghjkl", "Qxvwno\u0308ghjkl"})
    void finds_a_word_in_clear_in_any_spelling(String written) {
        assertTrue(found("2026-01-01 INFO [org.palermo] {\"message\":\"referred " + written + "\"}").contains(Encoding.CLEAR));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void finds_a_word_anywhere_in_base_64(int before) {
        var inside = "x".repeat(before) + NAME.text() + "yz";
        assertTrue(found(Base64.getEncoder().encodeToString(inside.getBytes(UTF_8))).contains(Encoding.BASE64));
        assertTrue(found(Base64.getUrlEncoder().withoutPadding().encodeToString(inside.toLowerCase().getBytes(UTF_8))).contains(Encoding.BASE64));
        var twice = Base64.getEncoder().encode(Base64.getEncoder().encode(inside.getBytes(UTF_8)));
        assertTrue(found(new String(twice, UTF_8)).contains(Encoding.BASE64_OF_BASE64));
    }

    @Test
    void finds_a_word_in_hexadecimal_as_PostgreSQL_shows_bytes() {
        assertEquals(Set.of(Encoding.HEX), found("\\x00" + HexFormat.of().formatHex(NAME.text().getBytes(UTF_8))));
        assertEquals(Set.of(Encoding.HEX), found(HexFormat.of().withUpperCase().formatHex("qxvwnoghjkl".getBytes(UTF_8))));
    }

    @Test
    void finds_a_word_in_an_address() {
        var once = URLEncoder.encode(NAME.text(), UTF_8);
        assertEquals(Set.of(Encoding.URL), found("GET /cases?q=" + once));
        assertEquals(Set.of(Encoding.URL), found("/sign-in?back=" + URLEncoder.encode("/cases?q=" + once, UTF_8)));
        assertEquals(Set.of(Encoding.URL), found("%" + HexFormat.ofDelimiter("%").formatHex(NAME.core().getBytes(UTF_8))));
    }

    @Test
    void finds_a_word_in_escaped_JSON_and_HTML() {
        assertEquals(Set.of(Encoding.JSON), found("{\"name\":\"Zs\\u00f3fia Qxvwn\\u00F6ghjkl\"}"));
        assertEquals(Set.of(Encoding.JSON), found("Qxvwnöghjkl".chars().mapToObj("\\u%04X"::formatted).collect(Collectors.joining())));
        assertEquals(Set.of(Encoding.HTML), found("<td>Qxvwn&#246;ghjkl</td>"));
        assertEquals(Set.of(Encoding.HTML), found("<td>Qxvwn&#xF6;ghjkl</td>"));
    }

    @Test
    void finds_a_word_in_other_character_sets() {
        for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertFalse(finder.in(("x" + NAME.text()).getBytes(charset)).isEmpty(), charset::name);
        }
    }

    @Test
    void finds_each_of_several_words_and_no_similar_ones() {
        var both = finder.in("…wrtzkeplmnb, QXVWNÖGHJKL…");
        assertEquals(Set.of(NAME, OTHER), both.stream().map(Finder.Found::secret).collect(Collectors.toSet()));
        assertEquals(Set.of(), finder.in("Qxvwnöghjk and rtzképlmnb, " + Base64.getEncoder().encodeToString("Qxvwnöghjk".getBytes(UTF_8))));
    }

    @ParameterizedTest
    @EnumSource(SecretShape.class)
    void finds_secrets_of_every_shape(SecretShape shape) {
        var secret = shape.make("POST /x y", new Random(7));
        assertTrue(secret.text().contains(secret.core()));
        for (var form : List.of(secret.text(), Base64.getEncoder().encodeToString(("," + secret.text() + ",").getBytes(UTF_8)),
                URLEncoder.encode(secret.text(), UTF_8), HexFormat.of().formatHex(secret.text().getBytes(UTF_8)))) {
            assertFalse(new Finder(List.of(secret)).in(form).isEmpty(), form);
        }
    }
}
