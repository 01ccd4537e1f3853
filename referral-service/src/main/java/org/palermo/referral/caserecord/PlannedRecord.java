package org.palermo.referral.caserecord;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A record of a case with a date in the future. Exactly one of `at` and `on` is given.
///
/// @param kind `HEARING`, `NEED` or `CLAIM`
/// @param at the instant at which it begins
/// @param on the day, in the country of the case
public record PlannedRecord(UUID id, UUID caseFile, RecordKind kind, Instant at, LocalDate on) {}
