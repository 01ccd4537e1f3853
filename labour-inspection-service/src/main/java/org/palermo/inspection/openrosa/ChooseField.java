package org.palermo.inspection.openrosa;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.PlainText;

/// Chooses the value of one field in which a waiting form differs from the visit.
///
/// @param field its name in `fields` of the form
/// @param take which value is right
@RegisterForReflection
@Schema(name = "FormFieldChoice")
public record ChooseField(@NotNull @Size(max = 40) @PlainText String field, @NotNull FormTake take) {}
