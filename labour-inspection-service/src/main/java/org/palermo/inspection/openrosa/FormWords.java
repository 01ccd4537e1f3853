package org.palermo.inspection.openrosa;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.palermo.inspection.checklist.Checklist;
import org.palermo.inspection.checklist.Checklists;

/// The words of the form for phones, in six languages: its own from `palermo/openrosa`, those of the indicators from their checklist.
@ApplicationScoped
class FormWords {
    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar", "ru", "zh");
    private static final String FOLDER = "palermo/openrosa/";
    private static final String NAME = "language";

    /// By language, as the phone names it; then by key.
    private final Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();

    FormWords(Checklists checklists) {
        Checklist indicators = checklists.find(Checklists.INDICATORS).orElseThrow();
        for (String language : LANGUAGES) {
            Map<String, String> words = read(language);
            String name = words.remove(NAME);
            indicators.questions().forEach(question -> words.put(question.code(), question.code() + " "
                    + question.text().getOrDefault(language, question.text().get("en"))));
            byLanguage.put(name, words);
        }
    }

    /// The first is English.
    Map<String, Map<String, String>> byLanguage() {
        return byLanguage;
    }

    private static Map<String, String> read(String language) {
        String path = FOLDER + language + ".properties";
        try (Reader file = new InputStreamReader(Thread.currentThread().getContextClassLoader().getResourceAsStream(path),
                StandardCharsets.UTF_8)) {
            Properties read = new Properties();
            read.load(file);
            Map<String, String> words = new TreeMap<>();
            read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
