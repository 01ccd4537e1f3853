package org.palermo.referral.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.WorkingDays;
import org.palermo.referral.profile.Profile;

/// The terms that the law of a region sets, counted from one instant. Dates are taken in the jurisdiction's zone; a
/// date is null where the law sets no term.
record CaseTerms(Instant at, LocalDate day, WorkingDays calendar, Profile profile) {
    /// What is granted for longer is a typing error.
    private static final int LONGEST_YEARS = 100;

    static CaseTerms from(Instant instant, String region, Country country, Profile profile) {
        return new CaseTerms(instant, LocalDate.ofInstant(instant, country.zone()), country.workingDays(region), profile);
    }

    LocalDate reasonableGroundsDue() {
        return profile.reasonableGroundsDue(day, calendar);
    }

    LocalDate recoveryLeast() {
        return profile.recoveryLeast(day);
    }

    LocalDate reconsiderationUntil() {
        return profile.reconsiderationUntil(day);
    }

    LocalDate conclusiveGroundsDue(LocalDate recoveryLeastOn) {
        return recoveryLeastOn == null ? null : profile.conclusiveGroundsDue(recoveryLeastOn);
    }

    /// Whether somebody who was born then is an adult today.
    boolean isAdult(LocalDate born) {
        return profile.isAdult(born, day);
    }

    /// Days from today until the last day of a term; null when it is over, or when there is none.
    Integer daysLeft(LocalDate lastDay) {
        return lastDay == null || lastDay.isBefore(day) ? null : daysUntil(lastDay);
    }

    /// Days from today until the last day of a term, negative when it is over.
    ///
    /// @return null for null
    Integer daysUntil(LocalDate lastDay) {
        return lastDay == null ? null : (int) ChronoUnit.DAYS.between(day, lastDay);
    }

    boolean isTooFar(LocalDate lastDay) {
        return lastDay.isAfter(day.plusYears(LONGEST_YEARS));
    }

    /// @return null for null
    LocalDate in(Integer days) {
        return days == null ? null : day.plusDays(days);
    }

    /// Working days until a duty is due; when it is over, the days since then as a negative number.
    Integer dutyLeft(LocalDate dueOn) {
        if (dueOn == null) {
            return null;
        }
        return dueOn.isBefore(day) ? (int) -ChronoUnit.DAYS.between(dueOn, day) : calendar.between(day, dueOn);
    }

    /// The other way round of {@link #dutyLeft}. What is due today is due on the next working day when today is none.
    LocalDate dutyDue(Integer left) {
        if (left == null) {
            return null;
        }
        return left < 0 ? day.plusDays(left) : calendar.after(day, left == 0 && !calendar.isWorkingDay(day) ? 1 : left);
    }
}
