package org.palermo.inspection.supplychain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Ends a link.
///
/// @param reason `TRADE_ENDED`: it was true until its last day; `MISTAKE`: it was never true
/// @param lastDay the last day on which it was true; only and always for `TRADE_ENDED`
@RegisterForReflection
public record EndSupplyLink(@NotNull EndReason reason, LocalDate lastDay) {}
