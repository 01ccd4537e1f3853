package org.palermo.referral.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A quarter of a year in a jurisdiction's time zone.
record Quarter(int year, int number, ZoneId zone) {

    static Quarter of(Instant at, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3, zone);
    }

    Quarter previous() {
        return number == 1 ? new Quarter(year - 1, 4, zone) : new Quarter(year, number - 1, zone);
    }

    Quarter next() {
        return number == 4 ? new Quarter(year + 1, 1, zone) : new Quarter(year, number + 1, zone);
    }

    Instant start() {
        return firstDay().atStartOfDay(zone).toInstant();
    }

    LocalDate lastDay() {
        return firstDay().plusMonths(3).minusDays(1);
    }

    private LocalDate firstDay() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
