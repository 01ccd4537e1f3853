package org.palermo.kernel.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// How long one kind of record is kept in one country.
///
/// @param kind of record
/// @param country ISO 3166-1
/// @param zone in which its days are counted
/// @param profile and edition of the file with this rule
/// @param days after the day on which the record reached its end
record RetentionRule(String kind, String country, ZoneId zone, String profile, String edition, int days) {

    /// Records that reached their end before this instant are due now.
    Instant overBefore(Instant now) {
        return LocalDate.ofInstant(now, zone).minusDays(days).atStartOfDay(zone).toInstant();
    }

    /// The first day on which the record is erased.
    LocalDate dueOn(Instant over) {
        return LocalDate.ofInstant(over, zone).plusDays(days + 1L);
    }

    /// The text in the audit: `case_file 3650 days; uk 2026-11-25`.
    String citation() {
        return kind + " " + days + " days; " + profile + " " + edition;
    }
}
