package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// The accounts whose access must be confirmed in this quarter.
///
/// @param quarter in the jurisdiction, e.g. `2026-Q4`
/// @param endsOn its last day
/// @param due the number of accounts to confirm, over all pages
/// @param overdue the number of them that were not confirmed in the previous quarter either
/// @param next the cursor of the next page, null on the last one
@RegisterForReflection
public record ReviewView(String quarter, LocalDate endsOn, long due, long overdue, List<PersonView> items, String next) {}
