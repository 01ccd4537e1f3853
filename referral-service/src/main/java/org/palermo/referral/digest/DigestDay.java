package org.palermo.referral.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The day of a country whose digest can be sent.
final class DigestDay {
    private DigestDay() {}

    /// @param after the time after midnight, as local clock time
    /// @return empty before that time
    static Optional<LocalDate> at(Instant now, ZoneId zone, Duration after) {
        ZonedDateTime there = now.atZone(zone);
        return there.toLocalTime().toSecondOfDay() >= after.toSeconds() ? Optional.of(there.toLocalDate()) : Optional.empty();
    }
}
