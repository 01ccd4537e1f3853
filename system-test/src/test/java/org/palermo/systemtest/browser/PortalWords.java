package org.palermo.systemtest.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The words of the portal in one language, found by the English ones, as its files have them. So a journey that is written in
/// English words can be made in every language.
final class PortalWords {
    static final PortalWords ENGLISH = new PortalWords(Map.of());

    private static final Path RESOURCES = Path.of("..", "portal", "src", "main", "resources");
    private static final List<String> FOLDERS = List.of("words", "messages");

    /// By the English words, then by topic.
    private final Map<String, Map<String, Set<String>>> translations;

    private PortalWords(Map<String, Map<String, Set<String>>> translations) {
        this.translations = translations;
    }

    static PortalWords in(String language) {
        if (language.equals("en")) {
            return ENGLISH;
        }
        var translated = read(language);
        var translations = new HashMap<String, Map<String, Set<String>>>();
        read("en").forEach((key, english) -> translations.computeIfAbsent(english, none -> new HashMap<>())
                .computeIfAbsent(topic(key), none -> new LinkedHashSet<>()).add(translated.getOrDefault(key, english)));
        return new PortalWords(translations);
    }

    /// The words that a page may have in the place of these. A topic may translate them in another way than the next. Names, such as
    /// those of organisations, are the same in every language.
    Set<String> of(String english) {
        return translations.containsKey(english) ? all(translations.get(english), topic -> true) : Set.of(english);
    }

    /// The words of an answer, as the topic of the question has them, if it has them.
    Set<String> of(String answer, String question) {
        var topics = translations.getOrDefault(question, Map.of()).keySet();
        var near = all(translations.getOrDefault(answer, Map.of()), topics::contains);
        return near.isEmpty() ? of(answer) : near;
    }

    private static Set<String> all(Map<String, Set<String>> byTopic, Predicate<String> topics) {
        return byTopic.entrySet().stream().filter(one -> topics.test(one.getKey())).flatMap(one -> one.getValue().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The file of a key.
    private static String topic(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    /// By the names of the files, because two files may have the same key.
    private static Map<String, String> read(String language) {
        var all = new HashMap<String, String>();
        for (var folder : FOLDERS) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(RESOURCES.resolve(folder), "*_" + language + ".properties")) {
                for (var file : files) {
                    var topic = file.getFileName().toString().replaceAll("_.*", "");
                    var read = new Properties();
                    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                        read.load(in);
                    }
                    read.forEach((key, word) -> all.put(folder + "/" + topic + "." + key, word.toString()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }
}
