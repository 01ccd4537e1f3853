package org.palermo.referral.casefile.term;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.WorkingDays;
import org.palermo.referral.profile.Profile;

/// The terms that the law of a region sets, counted from one instant. Dates are in the jurisdiction's time zone; a date is null where the
/// law sets no term.
public record CaseTerms(Instant at, LocalDate day, WorkingDays calendar, Profile profile) {
    /// A grant for longer than this must be a typing error.
    private static final int LONGEST_YEARS = 100;

    static CaseTerms from(Instant instant, String region, Country country, Profile profile) {
        return new CaseTerms(instant, LocalDate.ofInstant(instant, country.zone()), country.workingDays(region), profile);
    }

    public LocalDate reasonableGroundsDue() {
        return profile.reasonableGroundsDue(day, calendar);
    }

    public LocalDate recoveryLeast() {
        return profile.recoveryLeast(day);
    }

    public LocalDate reconsiderationUntil() {
        return profile.reconsiderationUntil(day);
    }

    public LocalDate conclusiveGroundsDue(LocalDate recoveryLeastOn) {
        return recoveryLeastOn == null ? null : profile.conclusiveGroundsDue(recoveryLeastOn);
    }

    /// Whether a person with this date of birth is an adult today.
    boolean isAdult(LocalDate born) {
        return profile.isAdult(born, day);
    }

    /// Days from today until the last day of a term; null when the term is over or there is none.
    public Integer daysLeft(LocalDate lastDay) {
        return lastDay == null || lastDay.isBefore(day) ? null : daysUntil(lastDay);
    }

    /// Days from today until the last day of a term; negative when it is over.
    ///
    /// @return null for null
    public Integer daysUntil(LocalDate lastDay) {
        return lastDay == null ? null : (int) ChronoUnit.DAYS.between(day, lastDay);
    }

    public boolean isTooFar(LocalDate lastDay) {
        return lastDay.isAfter(day.plusYears(LONGEST_YEARS));
    }

    /// @return null for null
    public LocalDate in(Integer days) {
        return days == null ? null : day.plusDays(days);
    }

    /// Working days until a duty is due. For an overdue duty, the calendar days since the due date, as a negative number.
    public Integer dutyLeft(LocalDate dueOn) {
        if (dueOn == null) {
            return null;
        }
        return dueOn.isBefore(day) ? (int) -ChronoUnit.DAYS.between(dueOn, day) : calendar.between(day, dueOn);
    }

    /// The inverse of {@link #dutyLeft}. If a duty would be due today and today is not a working day, it is due on the next working day.
    public LocalDate dutyDue(Integer left) {
        if (left == null) {
            return null;
        }
        return left < 0 ? day.plusDays(left) : calendar.after(day, left == 0 && !calendar.isWorkingDay(day) ? 1 : left);
    }
}
