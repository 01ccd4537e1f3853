package org.palermo.inspection.tip.official;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.palermo.inspection.report.SuspectedVictim;

/// Reports the suspected victim of a tip to the mechanism.
///
/// @param suspectedVictim as on a finding; with `consent: false` an adult whom nobody has asked is reported without her identity
@RegisterForReflection
public record ReferFromTip(@NotNull @Valid SuspectedVictim suspectedVictim) {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "ReferFromTip";
    }
}
