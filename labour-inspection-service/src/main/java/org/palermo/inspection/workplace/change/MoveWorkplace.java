package org.palermo.inspection.workplace.change;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.workplace.Coordinates;

/// Moves a workplace to another address.
///
/// @param from the first day at the new address; today or earlier
/// @param address the new one: street, number and town
/// @param latitude degrees, WGS 84; given together with `longitude` or not at all
/// @param longitude in degrees, WGS 84
@RegisterForReflection
public record MoveWorkplace(
        @NotNull LocalDate from,
        @NotBlank @Size(max = 1000) @PlainText String address,
        @DecimalMin("-90") @DecimalMax("90") BigDecimal latitude,
        @DecimalMin("-180") @DecimalMax("180") BigDecimal longitude) {

    Coordinates coordinates() {
        return latitude == null ? null
                : new Coordinates(latitude.setScale(6, RoundingMode.HALF_UP), longitude.setScale(6, RoundingMode.HALF_UP));
    }
}
