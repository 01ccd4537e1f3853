package org.palermo.inspection.openrosa;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Settles a waiting form.
///
/// @param outcome `FIRST` keeps the visit as it is; `BOTH` also records the findings of this form; `FIELDS` gives each field the value that
///     was chosen for it
/// @param choices further choices for fields, in addition to earlier ones; only for `FIELDS`, or left out
/// @param reason why these values are right, in the inspector's words; required for `FIELDS` if a value of this form is taken
@Schema(examples = """
        {"outcome": "FIELDS", "choices": [{"field": "findings[0].workers", "take": "OTHER"}], "reason": "Counted again at the door."}""")
@RegisterForReflection
public record SettleForm(@NotNull FormOutcome outcome, @Size(max = 500) List<@NotNull @Valid ChooseField> choices,
        @Size(max = 1000) @PlainText @NoMigrationStatus String reason) {

    List<ChooseField> chosen() {
        return choices == null ? List.of() : choices;
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "SettleForm";
    }
}
