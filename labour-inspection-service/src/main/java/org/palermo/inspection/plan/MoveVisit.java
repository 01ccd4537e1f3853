package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.PlainText;

/// Moves a planned visit to other days or to another inspector. What is omitted stays.
///
/// @param from the first day on which it may take place; only the chief inspector changes it
/// @param by the last day on which it may take place; only the chief inspector changes it
/// @param day the day on which the inspector will go
/// @param inspector subject of the inspector who goes instead; only the chief inspector changes it
/// @param ground why
@RegisterForReflection
public record MoveVisit(LocalDate from, LocalDate by, LocalDate day, @Size(max = 120) @PlainText String inspector,
        @NotNull MoveGround ground) {}
