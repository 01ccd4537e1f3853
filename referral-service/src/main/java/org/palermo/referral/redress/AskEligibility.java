package org.palermo.referral.redress;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param country the country whose schemes apply, ISO 3166-1
/// @param circumstances what happened, in words
public record AskEligibility(@NotNull @Size(max = 2) String country, @NotNull @Valid Circumstances circumstances) {}
