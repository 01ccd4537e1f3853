package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Says with whom a planned visit is made, instead of what was said before.
///
/// @param jointWith who goes with the inspectors; empty or omitted when they go alone
@RegisterForReflection
public record ChangeCompanions(@Size(max = 4) List<@NotNull JointWith> jointWith) {}
