package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.visit.SentUnderId;

/// Answers questions of a checklist. A later answer counts; the earlier one is kept.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or left out
/// @param checklist its code with the edition
/// @param answers each to another question
@RegisterForReflection
@Schema(example = "{\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"EX01\",\"value\":\"YES\"}]}")
public record AnswerChecklist(
        // The hash of a request must be the same as in an earlier release, so an id that is left out is not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,59}") String checklist,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid GivenAnswer> answers)
        implements SentUnderId {

    /// @param question code of the question
    /// @param value as the type of the question asks for
    @RegisterForReflection
    public record GivenAnswer(
            @NotNull @Size(max = 20) @PlainText String question, @NotNull @Size(max = 2000) @PlainText @NoMigrationStatus String value) {}

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "AnswerChecklist";
    }
}
