package org.palermo.kernel.territory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/// Counts working days by a calendar of public holidays.
///
/// A year without an entry in the calendar has no holidays: a date in it may be too early, never too late, and
/// {@link #knows} says so.
public record WorkingDays(Map<Integer, Set<LocalDate>> holidays) {

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.getOrDefault(day.getYear(), Set.of()).contains(day);
    }

    /// The `count`-th working day after `start`; `start` itself does not count.
    public LocalDate after(LocalDate start, int count) {
        LocalDate day = start;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /// How many working days there are after `start`, up to and including `end`; 0 when `end` is not after `start`.
    public int between(LocalDate start, LocalDate end) {
        int count = 0;
        for (LocalDate day = start.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            count += isWorkingDay(day) ? 1 : 0;
        }
        return count;
    }

    public boolean knows(int year) {
        return holidays.containsKey(year);
    }
}
