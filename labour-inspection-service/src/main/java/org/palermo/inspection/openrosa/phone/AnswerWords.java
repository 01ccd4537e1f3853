package org.palermo.inspection.openrosa.phone;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palermo.inspection.openrosa.FormSubmissions;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.text.PageWords;
import org.palermo.kernel.text.WordFile;

/// What a phone shows after it has sent a form, from the files that have the form's words.
@ApplicationScoped
class AnswerWords {
    static final String PREFIX = "answer.";
    static final String ENGLISH = PageWords.LANGUAGES.getFirst();
    private static final String REFUSED = "refused";

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    AnswerWords() {
        PageWords.LANGUAGES.forEach(language -> byLanguage.put(language, WordFile.read(FormWords.FOLDER + language + ".properties")
                .orElseThrow()));
    }

    /// @param taken empty when more files of an encrypted form will come
    String received(Optional<FormSubmissions.Taken> taken, String language) {
        if (taken.isEmpty()) {
            return word(language, "part");
        }
        if (taken.get().waits()) {
            return word(language, "waits");
        }
        return taken.get().inQuestion().isEmpty() ? word(language, "received")
                : taken.get().inQuestion().stream().sorted().map(reason -> word(language, reason.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(" "));
    }

    /// In English the sentences of the problem; in another language what kind of refusal it is, and those sentences for whoever helps.
    String ofProblem(HttpProblem problem, String language) {
        String violations = problem.getParameters().get("violations") instanceof List<?> list
                ? list.stream().filter(Problems.Violation.class::isInstance).map(Problems.Violation.class::cast)
                        .map(violation -> violation.field() + " " + violation.message()).collect(Collectors.joining("; ", " ", ".")) : "";
        String said = problem.getDetail() + violations;
        if (language.equals(ENGLISH)) {
            return said;
        }
        String kind = REFUSED + "." + problem.getStatusCode();
        return word(language, byLanguage.get(language).containsKey(PREFIX + kind) ? kind : REFUSED) + " (" + said + ")";
    }

    private String word(String language, String key) {
        return byLanguage.get(language).get(PREFIX + key);
    }
}
