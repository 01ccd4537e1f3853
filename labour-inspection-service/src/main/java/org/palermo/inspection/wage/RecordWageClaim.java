package org.palermo.inspection.wage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.palermo.inspection.money.CountedCurrency;

/// Begins a claim.
///
/// @param workplace the workplace's id
/// @param visit the visit in which it was found, by the id that the inspectorate uses; or null
/// @param currency ISO 4217, of the wage; it can't be changed later
/// @param worker about the worker and the employment
@RegisterForReflection
public record RecordWageClaim(@NotNull UUID workplace, UUID visit, @NotNull @CountedCurrency String currency,
        @NotNull @Valid WageWorker worker) {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "RecordWageClaim";
    }
}
