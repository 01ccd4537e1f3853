package org.palermo.portal.gateway;

import java.time.LocalDate;
import java.util.List;

/// Whose access is to be confirmed in this quarter.
///
/// @param endsOn the last day of the quarter
/// @param due how many wait, all pages together
/// @param next the cursor of the next page, or null
public record AccessReview(String quarter, LocalDate endsOn, long due, long overdue, List<Person> items, String next) {}
