package org.palermo.inspection.visit.record;

import org.palermo.inspection.checklist.AnswerType;
import org.palermo.inspection.checklist.AnswerWords;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.checklist.Question;

/// Answers in the words of the checklists.
///
/// @param language BCP 47
record ChecklistWording(Checklists checklists, String language) implements AnswerWording {

    @Override
    public AnswerWords of(String checklist, String question, String value) {
        return checklists.words(checklist, question, value, language);
    }

    @Override
    public AnswerType type(String checklist, String question) {
        return checklists.find(checklist).flatMap(known -> known.question(question)).map(Question::type).orElse(null);
    }
}
