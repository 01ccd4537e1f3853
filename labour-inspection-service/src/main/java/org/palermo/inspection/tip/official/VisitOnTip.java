package org.palermo.inspection.tip.official;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.plan.JointWith;
import org.palermo.inspection.text.PlainText;

/// Plans a visit from a tip.
///
/// @param workplace the id of the workplace to visit; required unless its reference is given
/// @param workplaceReference of the workplace, instead of its id, e.g. `W-7ZPK-3M0Q-VH`
/// @param from the first day on which it may take place
/// @param by the last day on which it may take place
/// @param jointWith who goes with the inspectors, or none
@RegisterForReflection
public record VisitOnTip(UUID workplace, @Size(max = 40) @PlainText String workplaceReference, @NotNull LocalDate from,
        @NotNull LocalDate by, @Size(max = 4) List<@NotNull JointWith> jointWith) {}
