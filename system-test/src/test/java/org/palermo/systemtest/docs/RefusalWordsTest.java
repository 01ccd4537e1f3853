package org.palermo.systemtest.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The portal has words of its own for whatever a service refuses, so that nobody reads a refusal in English only. What is refused to other
/// software alone is listed here.
class RefusalWordsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path WORDS = ROOT.resolve("portal/src/main/resources/words");
    /// Problems that the portal cannot cause, or answers by their status alone.
    private static final Set<String> OF_SOFTWARE = Set.of("event:data", "event:jwe", "event:number-taken", "event:type", "feed:earlier-epoch",
            "form:arriving", "form:digest", "form:kept", "form:opening", "form:too-many-bodies", "form:waiting", "identity:audience",
            "identity:unauthorised", "request:if-match-required", "request:invalid", "request:malformed-json", "request:media-type", "request:method",
            "request:not-acceptable", "sync:too-far", "tip:another-body", "tip:too-many", "upload:checksum", "upload:offset", "upload:version");
    /// Parts of the services that no form of the portal is sent to.
    private static final List<String> PARTS_FOR_SOFTWARE = List.of("/kernel/inbox/", "/kernel/paging/", "/kernel/parameters/", "/kernel/idempotency/",
            "/kernel/openapi/", "/kernel/sequencer/", "/kernel/text/PageWords", "/referral/htcds/file/", "/referral/htcds/mapping/",
            "/referral/people/PeoplePage", "/shelter/directory/query/", "/shelter/directory/hsds/", "/shelter/directory/imports/",
            "/inspection/openrosa/", "/inspection/upload/", "/inspection/wage/law/", "/inspection/report/answer/");
    /// What constraints say by themselves: the forms of the sentences in `ValidationMessages.properties` of the kernel.
    private static final Set<String> OF_VALIDATION = Set.of("must be true", "must be at most …", "must be less than …", "must be at least …",
            "must be more than …", "must not be blank", "must not be empty", "must be given", "must be in the past", "must match \"…\"",
            "must be at most … long", "must be at least … long", "must be … to … long");

    @Test
    void every_problem_that_a_person_may_meet_has_words() throws IOException {
        var expected = ProblemTypes.of(ROOT).keySet().stream().filter(type -> !type.startsWith("gateway:") && !OF_SOFTWARE.contains(type))
                .collect(Collectors.toCollection(TreeSet::new));
        expected.removeAll(typesWithWords());
        assertEquals(Set.of(), expected);
    }

    @Test
    void everything_that_is_said_of_a_wrong_field_has_words_and_nothing_else_has() throws IOException {
        var expected = ViolationMessages.of(ROOT).entrySet().stream()
                .filter(message -> message.getValue().stream().anyMatch(file -> PARTS_FOR_SOFTWARE.stream().noneMatch(file::contains)))
                .map(message -> message.getKey()).collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(OF_VALIDATION);
        var known = new TreeSet<>(read("violations").values().stream().map(Object::toString).toList());
        assertEquals(Set.of(), without(expected, known), "without words");
        assertEquals(Set.of(), without(known, expected), "said by no service");
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        var rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> typesWithWords() throws IOException {
        var types = new TreeSet<String>();
        try (var files = Files.list(WORDS)) {
            for (var file : files.filter(one -> one.toString().endsWith("_en.properties")).sorted(Comparator.naturalOrder()).toList()) {
                read(file.getFileName().toString()).stringPropertyNames().stream().filter(key -> key.startsWith("problem."))
                        .forEach(key -> types.add(key.substring("problem.".length()).replaceFirst("\\.", ":")));
            }
        }
        return types;
    }

    private static Properties read(String file) throws IOException {
        var read = new Properties();
        try (Reader in = Files.newBufferedReader(WORDS.resolve(file))) {
            read.load(in);
        }
        return read;
    }
}
