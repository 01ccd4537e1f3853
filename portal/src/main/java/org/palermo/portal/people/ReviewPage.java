package org.palermo.portal.people;

import java.time.LocalDate;
import java.util.List;
import org.palermo.portal.gateway.people.ActionResult;

/// One page of the review.
///
/// @param endsOn the last day of the quarter
/// @param cursor where this page begins; null for the first
/// @param next address of the next page, or null
/// @param key the idempotency key of the form, so that sending it twice decides once
/// @param why the reason why the decisions were not accepted, or null
public record ReviewPage(
        LocalDate endsOn, long due, long overdue, List<ReviewRow> items, String cursor, String next, String key, ActionResult.Why why) {}
