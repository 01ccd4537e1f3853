package org.palermo.referral.accommodation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/// Requests accommodation. Contains everything that a shelter needs to know.
///
/// @param purpose what the place is for
/// @param region the region in or near which a place is sought; the region of the case when left out
/// @param from the first night, a date in the country's time zone
/// @param nights how many nights
/// @param women the number of women; 0 for girls without an adult
/// @param children the children's ages in years
/// @param needs what the place must offer
/// @param avoidRegions regions to which the person must not be sent
@RegisterForReflection
public record RequestAccommodation(
        @NotNull Purpose purpose,
        @Size(max = 20) String region,
        @NotNull LocalDate from,
        @NotNull @Min(1) @Max(366) Integer nights,
        @NotNull @Min(0) @Max(50) Integer women,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> children,
        @Size(max = 20) List<@NotNull Need> needs,
        @Size(max = 50) List<@NotNull @Size(max = 20) String> avoidRegions) {

    public RequestAccommodation {
        children = children == null ? List.of() : children;
        needs = needs == null ? List.of() : needs.stream().distinct().toList();
        avoidRegions = avoidRegions == null ? List.of() : avoidRegions.stream().distinct().toList();
    }
}
