package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.palermo.inspection.checklist.AnswerType;
import org.palermo.inspection.checklist.AnswerWords;
import org.palermo.inspection.checklist.ChecklistView;

/// A question of a checklist with the answer that a visit gave.
///
/// @param number of the question, from 1
/// @param question its code
/// @param type of the answer
/// @param text of the question in the wanted language, otherwise in English
/// @param choices for a question of type CHOICE; otherwise empty
/// @param value the answer; left out while there is none
/// @param words the question and the answer in words; left out while there is no answer
/// @param disputed `true` when another person answered differently, and nobody has chosen yet: `getVisitRecord` has both answers; left out
///     otherwise
/// @param correctable whether `correctVisit` can correct the answer: the visit is closed, or two people answered differently; left out
///     while there is no answer
/// @param by subject of the person who answered; left out while there is no answer
/// @param at when it was answered, in UTC; left out while there is no answer
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnsweredQuestion(
        int number, String question, AnswerType type, String text, List<ChecklistView.ChoiceView> choices, String value, AnswerWords words,
        Boolean disputed, Boolean correctable, String by, Instant at) {}
