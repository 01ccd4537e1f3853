package org.palermo.inspection.goods;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A good from one country.
///
/// @param sector as the list has it: Agriculture, Manufacturing, Mining, Other
/// @param country ISO 3166-1 alpha-2
@RegisterForReflection
public record ListedGood(
        String good, String sector, String country, String countryName,
        boolean childLabour, boolean forcedLabour, boolean forcedChildLabour) {}
