package org.palermo.inspection.profile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.palermo.kernel.statistics.StatisticsRule;

/// What holds for the inspections of a country; the fields are explained in `palermo/inspection-profiles/README.md`.
@RegisterForReflection
public record InspectionProfile(String code, AdultAge adultAge, StatisticsRule statistics) {

    /// From how many years somebody decides for herself.
    @RegisterForReflection
    public record AdultAge(int years, String source) {}
}
