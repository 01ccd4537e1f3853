package org.palermo.inspection.visit.record;

import org.palermo.inspection.checklist.AnswerType;
import org.palermo.inspection.checklist.AnswerWords;

/// Puts answers of a visit into words.
interface AnswerWording {

    /// @param checklist its code with the edition
    /// @param question code of the question
    /// @param value the answer, or null
    AnswerWords of(String checklist, String question, String value);

    /// Of which type the answers to a question are; null when it is not here any more.
    AnswerType type(String checklist, String question);
}
