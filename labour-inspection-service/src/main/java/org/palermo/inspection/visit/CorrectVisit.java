package org.palermo.inspection.visit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Corrects one thing of a closed visit. What stood before stays and is shown beside it.
///
/// @param part what is corrected
/// @param checklist code of the checklist; only for `ANSWER`
/// @param question code of the question; only for `ANSWER`
/// @param interview number of the interview; only for `INTERVIEW_NOTE`
/// @param value what is right: an instant for `START` and `END`, a number for `WORKERS_PRESENT`, an answer for `ANSWER`, otherwise a text
/// @param reason why it was wrong
@RegisterForReflection
@Schema(example = "{\"part\":\"SUMMARY\",\"value\":\"Twelve workers, two of them without a contract.\",\"reason\":\"Counted anew.\"}")
public record CorrectVisit(
        @NotNull CorrectedPart part, @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,59}") String checklist,
        @Size(max = 20) @PlainText String question,
        Integer interview, @NotBlank @Size(max = 4000) @PlainText @NoMigrationStatus String value,
        @NotBlank @Size(max = 1000) @PlainText @NoMigrationStatus String reason) {

    /// Contains no personal data, in case an object gets into a log.
    @Override
    public String toString() {
        return "CorrectVisit";
    }
}
