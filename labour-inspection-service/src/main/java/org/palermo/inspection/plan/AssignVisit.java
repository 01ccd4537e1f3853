package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.PlainText;

/// Assigns a planned visit to an inspector of the team.
///
/// @param inspector subject of the inspector
/// @param day the day on which she is to go; she chooses it when it is omitted
@RegisterForReflection
public record AssignVisit(@NotBlank @Size(max = 120) @PlainText String inspector, LocalDate day) {}
