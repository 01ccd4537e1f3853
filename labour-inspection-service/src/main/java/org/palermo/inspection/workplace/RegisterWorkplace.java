package org.palermo.inspection.workplace;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.palermo.inspection.text.PlainText;

/// Registers a workplace. A field that a later version adds is left out where it is null, so that a request that is repeated after an
/// update is still the same.
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
/// @param workersLeast at least how many, where only a range is known
/// @param workersMost at most how many, where only a range is known
/// @param women how many women work there
/// @param men how many men work there
/// @param isic what is done there: a section, division, group or class of ISIC Rev. 4
/// @param region ISO 3166-2, a region of the country that is held here
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(9_999_999) Integer workersLeast,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(9_999_999) Integer workersMost,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(9_999_999) Integer women,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(9_999_999) Integer men,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = "[A-U]|[0-9]{2,4}") String isic,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = "[A-Z]{2}-[A-Z0-9-]{1,10}") String region,
        @Size(max = 30) @PlainText String osId) implements StatedWorkplace {

    public RegisterWorkplace {
        name = name == null ? null : name.strip();
        address = address == null || address.isBlank() ? null : address.strip();
    }

    Likeness.Place place() {
        return new Likeness.Place(country, name, address);
    }
}
