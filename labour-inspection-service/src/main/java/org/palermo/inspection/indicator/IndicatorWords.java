package org.palermo.inspection.indicator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of the indicators in six languages. Those in English are the published ones; a file has the others.
@ApplicationScoped
public class IndicatorWords {
    private static final String FILE = "palermo/checklists/ilo-ec-2009.json";
    private static final String ENGLISH = "en";

    private final List<Indicator> indicators;
    private final Translations translations;

    IndicatorWords(ObjectMapper json, Indicators indicators) {
        this.indicators = List.copyOf(indicators.all());
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            translations = json.readValue(file, Translations.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /// @param source of the words
    /// @param title of the list, by language
    /// @param screening what a screening is, by language
    /// @param texts by code of the indicator, then by language
    @RegisterForReflection
    record Translations(String source, Map<String, String> title, Map<String, String> screening, Map<String, Map<String, String>> texts) {}

    public String source() {
        return translations.source();
    }

    /// By language, BCP 47.
    public Map<String, String> title() {
        return translations.title();
    }

    /// By language, BCP 47.
    public Map<String, String> texts(Indicator indicator) {
        Map<String, String> texts = new HashMap<>(translations.texts().getOrDefault(indicator.code(), Map.of()));
        texts.put(ENGLISH, indicator.text());
        return texts;
    }

    /// In the order of the published list.
    ///
    /// @param language BCP 47; English where there is no other
    List<Indicator> all(String language) {
        return indicators.stream().map(indicator -> indicator.says(texts(indicator).getOrDefault(language, indicator.text()))).toList();
    }

    /// @param screening null after the finding was erased
    /// @param language BCP 47; English where there is no other
    public Screening label(Screening screening, String language) {
        return screening == null ? null : screening.labelled(translations.screening().getOrDefault(language, Screening.LABEL));
    }
}
