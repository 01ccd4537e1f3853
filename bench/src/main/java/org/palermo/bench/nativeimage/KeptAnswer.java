package org.palermo.bench.nativeimage;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.palermo.bench.suite.Caller;

/// The part of an answer that must be the same whenever the same request meets the same data.
///
/// @param status 0 when there was no answer
/// @param type the Content-Type header; if there was no answer, the reason
/// @param headers the names of the headers
record KeptAnswer(int status, String type, Set<String> headers, String body) {

    private static final int SHOWN = 60;

    /// @param since ids and times after this instant are replaced
    static KeptAnswer of(Caller.Answered answered, Instant since) {
        var names = answered.headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
        return new KeptAnswer(answered.status(), answered.headers().firstValue("Content-Type").orElse(""), names, body(answered.body(), since));
    }

    static KeptAnswer none(String why) {
        return new KeptAnswer(0, why, Set.of(), "");
    }

    private static String body(byte[] bytes, Instant since) {
        try {
            return StableText.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), since);
        } catch (CharacterCodingException e) {
            return "(no text)";
        }
    }

    private String outcome() {
        return status == 0 ? "no answer" : "status " + status;
    }

    /// @param other the answer of the native binaries, when this one is of the JVMs
    /// @return each difference
    List<String> differences(KeptAnswer other) {
        if (status != other.status) {
            return List.of("JVM: %s, native: %s (%s)".formatted(outcome(), other.outcome(), other.status == 0 ? other.type : shown(other.body, 0)));
        }
        var differences = new ArrayList<String>();
        if (!type.equals(other.type)) {
            differences.add("type \"%s\", native \"%s\"".formatted(type, other.type));
        }
        if (!headers.equals(other.headers)) {
            differences.add("headers only of the JVM %s, only native %s".formatted(without(headers, other.headers), without(other.headers, headers)));
        }
        if (!body.equals(other.body)) {
            int at = firstDifference(body, other.body);
            differences.add("body at %d: %s, native: %s".formatted(at, shown(body, at), shown(other.body, at)));
        }
        return differences;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(name -> !others.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static int firstDifference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String shown(String text, int at) {
        return text.substring(Math.max(0, Math.min(at, text.length()) - SHOWN / 3), Math.min(text.length(), at + SHOWN)).replaceAll("\\s+", " ");
    }

    /// On one line.
    @Override
    public String toString() {
        return "%d %s %s %s".formatted(status, type, headers, body.replace("\n", "\\n").replace("\r", "\\r"));
    }
}
