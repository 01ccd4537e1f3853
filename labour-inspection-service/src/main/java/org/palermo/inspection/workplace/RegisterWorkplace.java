package org.palermo.inspection.workplace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.palermo.inspection.text.PlainText;

/// Registers a workplace.
///
/// @param kind whether it is an establishment, a household, a recruitment agency or informal
/// @param name the name of the workplace
/// @param country ISO 3166-1 alpha-2
/// @param address street, number and town
/// @param sector a sector of the Open Supply Hub, or other text; for a private household only a sector of the list, because text may
///     identify it
/// @param latitude degrees, WGS 84; given together with `longitude` or not at all
/// @param longitude in degrees, WGS 84
/// @param workers how many people work there
/// @param osId an Open Supply Hub ID; its check character is checked
@RegisterForReflection
public record RegisterWorkplace(
        @NotNull WorkplaceKind kind,
        @NotBlank @Size(max = 300) @PlainText String name,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @Size(max = 1000) @PlainText String address,
        @Size(max = 200) @PlainText String sector,
        @DecimalMin("-90") @DecimalMax("90") BigDecimal latitude,
        @DecimalMin("-180") @DecimalMax("180") BigDecimal longitude,
        @Min(0) @Max(9_999_999) Integer workers,
        @Size(max = 30) @PlainText String osId) {

    public RegisterWorkplace {
        name = name == null ? null : name.strip();
        address = address == null || address.isBlank() ? null : address.strip();
    }

    Likeness.Place place() {
        return new Likeness.Place(country, name, address);
    }

    Coordinates coordinates() {
        return latitude == null ? null : new Coordinates(rounded(latitude), rounded(longitude));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP);
    }
}
