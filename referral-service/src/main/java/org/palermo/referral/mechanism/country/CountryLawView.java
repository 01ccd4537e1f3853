package org.palermo.referral.mechanism.country;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// The law and the calendars of a country by which this installation counts terms.
///
/// @param code of the country
/// @param profile the code of the law profile that applies
/// @param law the name of that profile
/// @param zone the IANA time zone that decides statutory dates
/// @param terms in the order of a case
/// @param services in no order of weight
/// @param calendars by name and year; in a year that is not here, every day from Monday to Friday is a working day
@RegisterForReflection
public record CountryLawView(
        String code, String profile, String law, String zone, List<LawTermView> terms, List<LawServiceView> services,
        List<HolidayCalendarView> calendars) {

    /// The public holidays of a year.
    ///
    /// @param calendar its name
    /// @param year of the holidays
    /// @param regions that use it
    /// @param holidays that are no working days, in order
    /// @param source the act or the official page that sets them; left out where the file of the country names none
    /// @param verified whether the authors of the file have read the source
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HolidayCalendarView(
            String calendar, int year, List<String> regions, List<LocalDate> holidays, String source, boolean verified) {}
}
