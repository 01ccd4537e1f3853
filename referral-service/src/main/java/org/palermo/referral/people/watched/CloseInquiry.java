package org.palermo.referral.people.watched;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Closes an inquiry with what it has found.
///
/// @param fileNumber where the papers of the inquiry are, a number and no name; left out for none
@RegisterForReflection
public record CloseInquiry(
        @NotNull InquiryOutcome outcome,
        @Schema(examples = "R-2026/7") @Pattern(regexp = "(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9./-]{0,39}") String fileNumber) {}
