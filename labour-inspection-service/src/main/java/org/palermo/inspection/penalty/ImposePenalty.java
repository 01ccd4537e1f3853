package org.palermo.inspection.penalty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.money.Money;

/// Imposes a penalty for a violation.
///
/// @param violation a violation of a finding of this visit, for which the catalogue has a penalty of the inspectorate
/// @param amount within the bounds of the catalogue, in its currency
/// @param servedOn the day on which the employer got it, not in the future
/// @param dueOn the last day to pay, at most three years after the day of service
/// @param directive the order that it goes with, of the same visit; or left out
@Schema(examples = """
        {"violation":"01a22491-3724-7d8c-92a7-0be2ed8d4406","amount":{"minor":500000,"currency":"GBP"},"servedOn":"2026-01-05",\
        "dueOn":"2026-02-02"}""")
@RegisterForReflection
public record ImposePenalty(
        @NotNull UUID violation, @NotNull @Valid Money amount, @NotNull LocalDate servedOn, @NotNull LocalDate dueOn, UUID directive) {}
