package org.palermo.inspection.checklist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A checklist in one edition.
///
/// @param code with the edition, e.g. `domestic-work-2026`
/// @param source the law or the publication that the questions follow
/// @param title by language, BCP 47; always in English
/// @param questions in their order
@RegisterForReflection
public record Checklist(String code, String source, Map<String, String> title, List<Question> questions) {

    public Optional<Question> question(String of) {
        return questions.stream().filter(question -> question.code().equals(of)).findFirst();
    }
}
