package org.palermo.inspection.profile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.palermo.kernel.statistics.StatisticsRule;

/// The rules for inspections in a country. `palermo/inspection-profiles/README.md` explains the fields.
@RegisterForReflection
public record InspectionProfile(String code, AdultAge adultAge, StatisticsRule statistics) {

    /// The age from which a person decides for herself.
    ///
    /// @param source of this value
    @RegisterForReflection
    public record AdultAge(int years, String source) {}
}
