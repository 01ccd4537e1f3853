package org.palermo.portal.words;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.portal.page.Language;

/// Finds the words of a page in a language.
@Singleton
public class Words {
    private final Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
    private final CodeNames codes = new CodeNames(this);
    private final ViolationWords violations = new ViolationWords(this);
    private final Optional<Path> own;

    /// @param own a directory with files of the country, named as ours; their words come first
    Words(@ConfigProperty(name = "palermo.portal.words") Optional<Path> own) {
        this.own = own;
        for (Language language : Language.values()) {
            Map<String, String> words = new HashMap<>();
            for (String topic : topics()) {
                read(Words.class.getResourceAsStream("/words/" + file(topic, language)), words);
                words.putAll(own(topic, language));
            }
            all.put(language, words);
        }
    }

    /// The words of the country in the file of a topic, or of a bundle of messages, by their keys.
    public Map<String, String> own(String topic, Language language) {
        Map<String, String> words = new HashMap<>();
        own.map(directory -> directory.resolve(file(topic, language))).filter(Files::exists).ifPresent(file -> read(stream(file), words));
        return words;
    }

    private static String file(String topic, Language language) {
        return topic + "_" + language.tag() + ".properties";
    }

    /// The topics, from the list `words/topics`.
    public static List<String> topics() {
        try (Reader in = new InputStreamReader(Words.class.getResourceAsStream("/words/topics"), StandardCharsets.UTF_8)) {
            return in.readAllAsString().lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The words of a key; the key itself when there are none, which a test of all pages finds.
    public String say(Language language, String key) {
        return find(language, key).orElse(key);
    }

    /// The words of a key with values in them, in the form of ICU: `{count, plural, one {# case} other {# cases}}`.
    public String say(Language language, String key, Map<String, Object> values) {
        return find(language, key)
                .map(words -> new MessageFormat(words, ULocale.forLanguageTag(language.dates().toLanguageTag())).format(values))
                .orElse(key);
    }

    /// The words of the first key that has any. A word that is missing in a language is said in English.
    public Optional<String> find(Language language, String... keys) {
        for (String key : keys) {
            String found = all.get(language).getOrDefault(key, all.get(Language.EN).get(key));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// The names of countries and languages.
    public CodeNames codes() {
        return codes;
    }

    /// What services say of a field that is wrong.
    public ViolationWords violations() {
        return violations;
    }

    /// All words of a language, without those that are said in English for want of a translation.
    public Map<String, String> of(Language language) {
        return Map.copyOf(all.get(language));
    }

    /// Adds the lines of a file, each by its key.
    static void read(InputStream from, Map<String, String> words) {
        if (from == null) {
            return;
        }
        try (Reader in = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            Properties read = new Properties();
            read.load(in);
            read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
