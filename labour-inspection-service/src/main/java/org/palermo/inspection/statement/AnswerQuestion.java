package org.palermo.inspection.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.PlainText;

/// Answers a question on what a statement says.
///
/// @param question the code of the question
/// @param answer whether the statement says so
/// @param place where it says so: the page, or its words
@RegisterForReflection
@Schema(name = "AnswerStatementQuestion")
public record AnswerQuestion(
        @NotBlank @Size(max = 40) @PlainText String question,
        @NotNull StatementAnswer answer,
        @Size(max = 1000) @PlainText String place) {

    public AnswerQuestion {
        place = place == null || place.isBlank() ? null : place.strip();
    }
}
