package org.palermo.portal.gateway.people;

import java.time.LocalDate;
import java.util.List;

/// The accounts whose access must be confirmed in this quarter.
///
/// @param endsOn the last day of the quarter
/// @param due the number of accounts still to confirm, over all pages
/// @param next the cursor of the next page, or null
public record AccessReview(String quarter, LocalDate endsOn, long due, long overdue, List<Person> items, String next) {}
