package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.PlainText;

/// Records that an agency may not recruit.
///
/// @param country for work in this country only, ISO 3166-1 alpha-2; null for any
/// @param validFrom first day
/// @param validUntil last day; null without an end
/// @param instrument the decision or article on which it is based
@RegisterForReflection
public record ProhibitRecruitment(
        @Pattern(regexp = "[A-Z]{2}") String country, @NotNull LocalDate validFrom, LocalDate validUntil,
        @NotBlank @Size(max = 500) @PlainText String instrument) {}
