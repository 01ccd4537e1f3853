package org.palermo.inspection.checklist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/// A question of a checklist.
///
/// @param code of the question within its checklist
/// @param type of the answer
/// @param text by language, BCP 47; always in English
/// @param choices for a question of type CHOICE; otherwise empty
@RegisterForReflection
public record Question(String code, AnswerType type, Map<String, String> text, List<Choice> choices) {

    public Question {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /// @param text by language, BCP 47; always in English
    @RegisterForReflection
    public record Choice(String code, Map<String, String> text) {}

    /// Whether a value can answer the question.
    public boolean takes(String value) {
        return type.takes(value, this);
    }
}
