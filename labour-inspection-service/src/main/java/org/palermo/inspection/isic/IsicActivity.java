package org.palermo.inspection.isic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// An entry of the classification.
///
/// @param code a letter for a section, two to four digits for what is below it
/// @param level how narrow it is
/// @param title in English, as published
/// @param within the code of the entry above it; left out for a section
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IsicActivity(String code, IsicLevel level, String title, String within) {}
