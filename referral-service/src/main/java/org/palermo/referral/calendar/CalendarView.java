package org.palermo.referral.calendar;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// The dates to come in the caller's cases.
///
/// @param days how many days it looks ahead, from today
/// @param items the entries, the earliest first
/// @param more whether there may be more: the caller has more cases, records or entries than are looked at
@RegisterForReflection
public record CalendarView(int days, List<CalendarEntry> items, boolean more) {}
