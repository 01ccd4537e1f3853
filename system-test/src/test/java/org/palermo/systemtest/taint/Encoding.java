package org.palermo.systemtest.taint;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A way in which text can be encoded in bytes. The search ignores case, except in Base64.
enum Encoding {
    CLEAR(false, word -> Stream.of(word.getBytes(UTF_8))),
    /// As an old database, a mail header or a Windows log would hold it.
    OTHER_CHARSETS(false, word -> Stream.of(StandardCharsets.ISO_8859_1, UTF_16BE, UTF_16LE).map(word::getBytes)),
    HEX(false, word -> Stream.of(HexFormat.of().formatHex(word.getBytes(UTF_8)).getBytes(UTF_8))),
    URL(false, word -> Stream.of(url(word), url(url(word)), everyByteEscaped(word)).map(Encoding::bytes)),
    JSON(false, word -> Stream.of(escaped(word, "\\u%04x", false), escaped(word, "\\u%04x", true)).map(Encoding::bytes)),
    HTML(false, word -> Stream.of("&#%d;", "&#x%x;").flatMap(form -> Stream.of(escaped(word, form, false), escaped(word, form, true))).map(Encoding::bytes)),
    /// The same three bytes are encoded differently depending on the bytes before them. The letters at both ends that are
    /// shared with neighbouring bytes are left out.
    BASE64(true, word -> IntStream.range(0, 3).boxed().flatMap(before ->
            Stream.of(Base64.getEncoder(), Base64.getUrlEncoder()).map(encoder -> aligned(encoder, word, before)))),
    /// Encoded a second time, as in a token or a cookie.
    BASE64_OF_BASE64(true, word -> IntStream.range(0, 3).boxed().flatMap(before -> IntStream.range(0, 3).boxed().map(outer ->
            aligned(Base64.getEncoder(), new String(aligned(Base64.getEncoder(), word, before), UTF_8), outer))));

    private final boolean capitalsMatter;
    private final Function<String, Stream<byte[]>> forms;

    Encoding(boolean capitalsMatter, Function<String, Stream<byte[]>> forms) {
        this.capitalsMatter = capitalsMatter;
        this.forms = forms;
    }

    boolean capitalsMatter() {
        return capitalsMatter;
    }

    /// All encoded forms of a word and of its normalised variants.
    Stream<byte[]> of(String word) {
        return variants(word).stream().flatMap(forms);
    }

    /// As typed, in lower case and in upper case, each with and without accents, composed and decomposed.
    static Set<String> variants(String word) {
        var variants = new LinkedHashSet<String>();
        for (var spelled : List.of(word, Normalizer.normalize(word, Normalizer.Form.NFD), folded(word))) {
            variants.add(spelled);
            variants.add(spelled.toLowerCase(Locale.ROOT));
            variants.add(spelled.toUpperCase(Locale.ROOT));
        }
        return variants;
    }

    private static String folded(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String url(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String everyByteEscaped(String word) {
        return HexFormat.ofDelimiter("%").formatHex(word.getBytes(UTF_8));
    }

    private static String escaped(String word, String form, boolean ascii) {
        return word.chars().mapToObj(letter -> ascii || letter > 127 ? form.formatted(letter) : Character.toString(letter)).collect(Collectors.joining());
    }

    private static byte[] aligned(Base64.Encoder encoder, String word, int before) {
        var bytes = word.getBytes(UTF_8);
        var padded = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        var text = encoder.withoutPadding().encodeToString(padded);
        int first = before == 0 ? 0 : before + 1;
        int last = padded.length % 3 == 0 ? text.length() : text.length() - 1;
        return text.substring(first, last).getBytes(UTF_8);
    }
}
