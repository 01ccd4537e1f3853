package org.palermo.referral.calendar;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// The dates to come in the caller's cases, or those of the caller's authority.
///
/// @param days how many days it looks ahead, from today
/// @param items the entries, the earliest first
/// @param more whether there may be more: there are more cases, records, questions or entries than are looked at
@RegisterForReflection
public record CalendarView(int days, List<CalendarEntry> items, boolean more) {}
