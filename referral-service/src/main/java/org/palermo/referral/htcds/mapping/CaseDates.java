package org.palermo.referral.htcds.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.palermo.referral.htcds.imports.Run;
import org.palermo.referral.htcds.standard.FieldPlace;

/// When the case of a row was referred and, if so, closed. An import of an earlier register by the competent authority keeps its dates. The
/// cases that an organisation imports reach the authority with the import, so their terms run from the import.
///
/// @param told whether the row gives a date of referral
/// @param closingTold whether the row gives a date of closing
record CaseDates(Instant referred, Instant closed, boolean told, boolean closingTold) {

    static CaseDates of(Run run, InterpretedRow row, Instant now, ZoneId zone) {
        Optional<LocalDate> day = row.day(FieldPlace.REFERRED_ON);
        Instant referred = run.byAuthority() ? day.map(on -> on.atStartOfDay(zone).toInstant()).orElse(now) : now;
        Optional<Instant> left = CodeMapping.day(row.of("cas_OutgoingReferralDate").stream().findFirst())
                .map(on -> on.atStartOfDay(zone).toInstant()).filter(at -> run.byAuthority() && !at.isBefore(referred) && at.isBefore(now));
        Instant latest = referred.isAfter(now) ? referred : now;
        return new CaseDates(referred, left.orElse(latest), day.isPresent(), left.isPresent());
    }
}
