package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// Whose access is to be confirmed in this quarter.
///
/// @param quarter in the jurisdiction, e.g. `2026-Q4`
/// @param endsOn its last day
/// @param due how many accounts wait, all pages together
/// @param overdue how many of them were not confirmed in the quarter before either
/// @param next the cursor of the next page, null on the last one
@RegisterForReflection
public record ReviewView(String quarter, LocalDate endsOn, long due, long overdue, List<PersonView> items, String next) {}
