package org.palermo.referral.task;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A task on a case.
///
/// @param what what has to be done; it is sealed
/// @param dueOn the last day to do it, in the jurisdiction of the case; from today on and within two years
@Schema(name = "AddCaseTask", examples = """
        {"what":"Ask the clinic for the report","dueOn":"2026-12-15"}""")
@RegisterForReflection
public record AddTask(@NotBlank @Size(max = 500) String what, @NotNull LocalDate dueOn) {}
