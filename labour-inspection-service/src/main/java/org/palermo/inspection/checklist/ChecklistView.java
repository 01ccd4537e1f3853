package org.palermo.inspection.checklist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A checklist as the API shows it.
///
/// @param code with the edition
/// @param title in the wanted language, otherwise in English
/// @param source the law or the publication that the questions follow
/// @param languages in which it can be read
/// @param questionCount how many questions it has
/// @param questions in their order; empty in the list of checklists
@RegisterForReflection
public record ChecklistView(
        String code, String title, String source, List<String> languages, int questionCount, List<QuestionView> questions) {

    /// @param number of the question, from 1
    /// @param code of the question
    /// @param type of the answer
    /// @param text in the wanted language, otherwise in English
    /// @param choices for a question of type CHOICE; otherwise empty
    @RegisterForReflection
    @Schema(name = "ChecklistQuestionView")
    public record QuestionView(int number, String code, AnswerType type, String text, List<ChoiceView> choices) {}

    /// @param code the code to answer with
    /// @param text in the wanted language, otherwise in English
    @RegisterForReflection
    public record ChoiceView(String code, String text) {}

    /// @param language BCP 47
    static ChecklistView of(Checklist c, String language, boolean withQuestions) {
        return new ChecklistView(c.code(), AnswerWords.word(c.title(), language), c.source(),
                List.copyOf(new TreeSet<>(c.title().keySet())), c.questions().size(), withQuestions ? questions(c, language) : List.of());
    }

    /// @param language BCP 47
    public static List<QuestionView> questions(Checklist checklist, String language) {
        List<QuestionView> views = new ArrayList<>();
        for (Question q : checklist.questions()) {
            views.add(new QuestionView(views.size() + 1, q.code(), q.type(), AnswerWords.word(q.text(), language),
                    q.choices().stream().map(choice -> new ChoiceView(choice.code(), AnswerWords.word(choice.text(), language))).toList()));
        }
        return views;
    }
}
