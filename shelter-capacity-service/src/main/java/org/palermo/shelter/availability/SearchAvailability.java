package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.palermo.shelter.register.Need;

/// Is there a place? Sent as a body, because a query string would stand in logs and reveal the survivor.
///
/// @param from the first night, a date of the shelter's zone
/// @param women how many; 0 for girls on their own
/// @param children their ages in years
/// @param area in or near this area; or `region`, exactly one of the two
/// @param region in or near the area of this region
/// @param avoidRegions where she must not be sent; each excludes its whole area
@RegisterForReflection
public record SearchAvailability(
        @NotNull LocalDate from,
        @NotNull @Min(1) Integer nights,
        @NotNull @Min(0) @Max(1000) Integer women,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> children,
        @Size(max = 20) List<@NotNull Need> needs,
        @Size(max = 20) String area,
        @Size(max = 20) String region,
        @Size(max = 50) List<@NotNull @Size(max = 20) String> avoidRegions) {

    public SearchAvailability {
        children = children == null ? List.of() : children;
        needs = needs == null ? List.of() : needs.stream().distinct().toList();
        avoidRegions = avoidRegions == null ? List.of() : avoidRegions;
    }

    Stay stay() {
        return new Stay(from, nights, new Party(women, children), needs);
    }
}
