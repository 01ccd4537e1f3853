package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Raises how much an organisation may hold for one night, for example because it has freed thirty women.
///
/// @param agency the organisation
/// @param country ISO 3166-1
/// @param night the first night of the stays, a date of the country's zone; tonight when omitted
/// @param nights the longest stay, in nights
/// @param people for how many people it may hold places at the same time
@Schema(examples = """
        {"agency":"0198c0de-0000-7000-8000-000000000001","country":"GB","nights":3,"people":30}""")
@RegisterForReflection
public record RaiseHolds(
        @NotNull UUID agency, @NotNull @Size(min = 2, max = 2) String country, LocalDate night,
        @NotNull @Min(1) @Max(366) Integer nights, @NotNull @Min(1) @Max(1_000) Integer people) {}
