package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/// What a shelter lacks (A/75/289, 28).
///
/// @param lacks codes, e.g. `PROTECTIVE_EQUIPMENT`, `FOOD`; empty when nothing is missing
@RegisterForReflection
public record RecordSupplies(@NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String> lacks) {}
