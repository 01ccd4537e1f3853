package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A prohibition of recruitment, as it is stored.
///
/// @param country null for any
@RegisterForReflection
public record ProhibitionRow(UUID id, String country, LocalDate validFrom, LocalDate validUntil, String instrument, LocalDate liftedOn,
        Instant recordedAt) {

    public boolean countsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil)) && (liftedOn == null || day.isBefore(liftedOn));
    }

    /// @param destination ISO 3166-1 alpha-2, or null when it is not known
    public boolean isFor(String destination) {
        return country == null || country.equals(destination);
    }
}
