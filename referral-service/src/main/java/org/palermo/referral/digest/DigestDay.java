package org.palermo.referral.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The day of a country of which its agencies may be told.
final class DigestDay {
    private DigestDay() {}

    /// @param after how long after midnight, by the clock on the wall
    /// @return empty before that hour
    static Optional<LocalDate> at(Instant now, ZoneId zone, Duration after) {
        ZonedDateTime there = now.atZone(zone);
        return there.toLocalTime().toSecondOfDay() >= after.toSeconds() ? Optional.of(there.toLocalDate()) : Optional.empty();
    }
}
