package org.palermo.inspection.violation;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A code of the catalogue.
///
/// @param code the same in all countries
/// @param text what the employer did, in a few words, in the wanted language, otherwise in that of the catalogue
@RegisterForReflection
public record ViolationCode(String code, String text) {}
