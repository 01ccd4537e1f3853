package org.palermo.inspection.recruitment.joborder;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.recruitment.fee.RecruitmentAmount;
import org.palermo.inspection.text.PlainText;

/// Adds a job for which an agency may recruit.
///
/// @param number of the job order, as the authority writes it
/// @param employer the employer abroad
/// @param position the job
/// @param country of the work, ISO 3166-1 alpha-2
/// @param places how many workers, or null
/// @param wage the approved wage, or null; then `wagePer` is null too
/// @param wagePer of which period that is the wage
/// @param validFrom first day
/// @param validUntil last day
@RegisterForReflection
public record AddJobOrder(
        @NotBlank @Size(max = 60) @PlainText String number,
        @NotBlank @Size(max = 200) @PlainText String employer,
        @NotBlank @Size(max = 200) @PlainText String position,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @Min(1) @Max(100_000) Integer places,
        @Valid RecruitmentAmount wage,
        WagePer wagePer,
        @NotNull LocalDate validFrom,
        @NotNull LocalDate validUntil) {}
