package org.palermo.inspection.workplace.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.PlainText;

/// Announces a list of workplaces that is imported in the background.
///
/// @param list the name of the published list; the same name and the same rows again add nothing
/// @param country for rows that name no country, ISO 3166-1 alpha-2; or null
@RegisterForReflection
public record BeginListImport(@NotBlank @Size(max = 200) @PlainText String list, @Pattern(regexp = "[A-Z]{2}") String country) {}
