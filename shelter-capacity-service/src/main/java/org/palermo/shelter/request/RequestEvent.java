package org.palermo.shelter.request;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.placement.Purpose;
import org.palermo.shelter.register.Need;

/// An event of the mechanism about requests.
public sealed interface RequestEvent {

    @RegisterForReflection
    record Requested(
            @NotNull UUID request, @NotNull @Size(max = 40) String reference, @NotNull UUID caseFile, @NotNull Purpose purpose,
            @NotNull @Pattern(regexp = REGION) String region, @NotNull LocalDate from, @NotNull @Min(1) @Max(366) Integer nights,
            @NotNull @Min(0) @Max(50) Integer women, @NotNull @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> children,
            @NotNull @Size(max = 20) List<@NotNull Need> needs,
            @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = REGION) String> avoidRegions,
            @NotNull Instant requestedAt) implements RequestEvent {
        public static final String TYPE = "org.palermo.referral.accommodation-requested";
        private static final String REGION = "[A-Z]{2}-[A-Z0-9-]{1,12}";
    }

    @RegisterForReflection
    record Closed(@NotNull UUID request, @NotNull UUID caseFile) implements RequestEvent {
        public static final String TYPE = "org.palermo.referral.accommodation-request-closed";
    }
}
