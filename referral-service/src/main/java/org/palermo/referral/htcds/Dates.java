package org.palermo.referral.htcds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// When a row's case was referred, and closed if it is. What the competent authority brings of an earlier register keeps its dates; what
/// an organisation brings of its own comes before the authority with the import, and its terms run from then.
///
/// @param told whether a date of referral was told
/// @param closingTold whether the closing has a date
record Dates(Instant referred, Instant closed, boolean told, boolean closingTold) {

    static Dates of(Run run, Understood row, Instant now, ZoneId zone) {
        Optional<LocalDate> day = Meanings.day(row.one(Home.REFERRED_ON));
        Instant referred = run.byAuthority() ? day.map(on -> on.atStartOfDay(zone).toInstant()).orElse(now) : now;
        Optional<Instant> left = Meanings.day(row.of("cas_OutgoingReferralDate").stream().findFirst())
                .map(on -> on.atStartOfDay(zone).toInstant()).filter(at -> run.byAuthority() && !at.isBefore(referred) && at.isBefore(now));
        Instant latest = referred.isAfter(now) ? referred : now;
        return new Dates(referred, left.orElse(latest), day.isPresent(), left.isPresent());
    }
}
