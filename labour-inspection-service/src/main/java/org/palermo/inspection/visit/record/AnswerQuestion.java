package org.palermo.inspection.visit.record;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.problem.Problems;

/// Answers one question. Exactly one field is given: the one for the type of the question.
///
/// @param answer for a question of type `YES_NO`
/// @param number for a question of type `NUMBER`
/// @param day for a question of type `DATE`
/// @param choice for a question of type `CHOICE`: the code of a choice
/// @param text for a question of type `TEXT`
@RegisterForReflection
@Schema(name = "AnswerVisitQuestion", example = "{\"answer\":\"YES\"}")
public record AnswerQuestion(
        YesOrNo answer, @Min(0) @Max(1_000_000) Integer number, LocalDate day, @Size(max = 40) @PlainText String choice,
        @Size(max = 2000) @PlainText @NoMigrationStatus String text) {

    /// How a question of type `YES_NO` is answered.
    public enum YesOrNo {
        YES,
        NO,
        NOT_APPLICABLE,
        NOT_SEEN
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 unless exactly one field is given
    String value() {
        var given = Stream.of(answer, number, day, choice, text).filter(Objects::nonNull).map(Object::toString).toList();
        if (given.size() != 1) {
            throw Problems.invalid("answer", "must be given, or else number, day, choice or text: exactly one of the five");
        }
        return given.getFirst();
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "AnswerQuestion";
    }
}
