package org.palermo.referral.casefile.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.protection.DataKey;

/// What a letter says, and its hash. Sealed, because it may name the person, and a hash recognises a letter that somebody else has.
///
/// @param sha256 of {@link #text} in UTF-8, in hexadecimal
@RegisterForReflection
record LetterText(String title, List<String> paragraphs, String sha256) {

    static LetterText of(String title, List<String> paragraphs) {
        return new LetterText(title, paragraphs, hash(joined(title, paragraphs)));
    }

    String text() {
        return joined(title, paragraphs);
    }

    byte[] seal(DataKey key, UUID letter, ObjectMapper json) {
        try {
            return key.seal(place(letter), json.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A letter can't be written", e);
        }
    }

    static LetterText open(DataKey key, UUID letter, byte[] sealed, ObjectMapper json) {
        try {
            return json.readValue(key.open(place(letter), sealed), LetterText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A letter can't be read", e);
        }
    }

    private static String joined(String title, List<String> paragraphs) {
        return Stream.concat(Stream.of(title), paragraphs.stream()).collect(Collectors.joining("\n\n"));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String place(UUID letter) {
        return "letter." + letter;
    }
}
