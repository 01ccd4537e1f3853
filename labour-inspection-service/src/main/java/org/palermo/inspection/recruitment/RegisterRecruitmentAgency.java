package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.text.PlainText;

/// Registers a recruitment agency with its licence.
///
/// @param name as the licence names it
/// @param country whose authority licensed it, ISO 3166-1 alpha-2
/// @param licenceNumber as the authority writes it
/// @param authority who gave the licence
/// @param validFrom first day of the licence
/// @param validUntil last day; null without an end
/// @param representative who acts for the agency by the register of the authority, or null
/// @param address registered address, or null
/// @param corridors countries that it may recruit for, ISO 3166-1 alpha-2
/// @param workplace its premises, when they are registered as a workplace; or null
/// @param published whether the authority publishes the licence: only then does the public check of a job offer answer about it; true when
///     omitted
@RegisterForReflection
public record RegisterRecruitmentAgency(
        @NotBlank @Size(max = 200) @PlainText String name,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotBlank @Size(max = 60) @PlainText String licenceNumber,
        @NotBlank @Size(max = 200) @PlainText String authority,
        @NotNull LocalDate validFrom,
        LocalDate validUntil,
        @Size(max = 200) @PlainText String representative,
        @Size(max = 300) @PlainText String address,
        @NotNull @Size(max = 249) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> corridors,
        UUID workplace,
        Boolean published) {}
