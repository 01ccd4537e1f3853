package org.palermo.referral.addressee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.palermo.referral.calendar.CalendarMatter;
import org.palermo.referral.caserecord.justice.Hearing;

/// A date to come for a ward. It has either `at` or `on`.
///
/// @param what what happens
/// @param at the instant, in UTC; left out for a whole day
/// @param on the day, in the country of the case; left out for an entry with a time
/// @param mode how a hearing is held; left out for everything else
/// @param needs what the ward needs to attend a hearing; left out for everything else
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WardDate(CalendarMatter what, Instant at, LocalDate on, Hearing.Mode mode, List<Hearing.Need> needs) {

    static WardDate on(CalendarMatter what, LocalDate day) {
        return new WardDate(what, null, day, null, null);
    }

    static WardDate at(CalendarMatter what, Instant instant) {
        return new WardDate(what, instant, null, null, null);
    }

    static WardDate of(Hearing hearing) {
        return new WardDate(CalendarMatter.HEARING, hearing.at(), null, hearing.mode(), hearing.needs());
    }
}
