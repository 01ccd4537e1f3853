package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Accepts a visit that is assigned to the caller.
///
/// @param day the day on which you will go
@RegisterForReflection
public record AcceptVisit(@NotNull LocalDate day) {}
