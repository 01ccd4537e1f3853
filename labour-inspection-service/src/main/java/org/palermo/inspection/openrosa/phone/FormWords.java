package org.palermo.inspection.openrosa.phone;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.palermo.inspection.checklist.Checklist;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.violation.ViolationCatalogue;
import org.palermo.kernel.text.PageWords;
import org.palermo.kernel.text.WordFile;

/// The words of the form for phones, in six languages: its own from `palermo/openrosa`, those of the indicators from their
/// checklist, those of the violations from their catalogue.
@ApplicationScoped
class FormWords {
    static final String FOLDER = "palermo/openrosa/";
    private static final String NAME = "language";

    /// By language, as the phone names it; then by key.
    private final Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();

    FormWords(Checklists checklists, ViolationCatalogue catalogue) {
        Checklist indicators = checklists.find(Checklists.INDICATORS).orElseThrow();
        for (String language : PageWords.LANGUAGES) {
            Map<String, String> words = WordFile.read(FOLDER + language + ".properties").orElseThrow();
            String name = words.remove(NAME);
            words.keySet().removeIf(key -> key.startsWith(AnswerWords.PREFIX));
            indicators.questions().forEach(question -> words.put(question.code(), question.code() + " "
                    + question.text().getOrDefault(language, question.text().get("en"))));
            catalogue.choices().forEach(choice -> words.put(choice.code(), catalogue.words(choice.code(), language).orElseThrow()));
            byLanguage.put(name, words);
        }
    }

    /// The first is English.
    Map<String, Map<String, String>> byLanguage() {
        return byLanguage;
    }
}
