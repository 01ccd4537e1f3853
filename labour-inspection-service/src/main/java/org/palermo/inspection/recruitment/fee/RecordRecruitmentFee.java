package org.palermo.inspection.recruitment.fee;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/// Records what an agency declares that somebody pays.
///
/// @param destination to work in this country, ISO 3166-1 alpha-2
/// @param item for what
/// @param paidBy who pays
/// @param amount how much
/// @param validFrom first day
/// @param validUntil last day; null without an end
@RegisterForReflection
public record RecordRecruitmentFee(
        @NotNull @Pattern(regexp = "[A-Z]{2}") String destination, @NotNull FeeItem item, @NotNull Payer paidBy,
        @NotNull @Valid RecruitmentAmount amount, @NotNull LocalDate validFrom, LocalDate validUntil) {}
