package org.palermo.inspection.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/// A question and its answer in words.
///
/// @param checklist its title in the wanted language, otherwise in English; its code when it is not here any more
/// @param question its text in the wanted language, otherwise in English; its code when it is not here any more
/// @param value for a question of type CHOICE the text of the choice; otherwise the answer as it was given; left out when it can't be
///     decrypted any more
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnswerWords(String checklist, String question, String value) {

    /// @param asked the checklist, if it is here
    /// @param checklist its code with the edition
    /// @param question code of the question
    /// @param value the answer, or null
    /// @param language BCP 47
    static AnswerWords of(Optional<Checklist> asked, String checklist, String question, String value, String language) {
        Optional<Question> known = asked.flatMap(one -> one.question(question));
        return new AnswerWords(asked.map(one -> word(one.title(), language)).orElse(checklist),
                known.map(one -> word(one.text(), language)).orElse(question),
                known.flatMap(one -> choice(one, value)).map(choice -> word(choice.text(), language)).orElse(value));
    }

    private static Optional<Question.Choice> choice(Question question, String value) {
        return question.choices().stream().filter(choice -> choice.code().equals(value)).findFirst();
    }

    static String word(Map<String, String> words, String language) {
        return words.getOrDefault(language, words.get("en"));
    }
}
