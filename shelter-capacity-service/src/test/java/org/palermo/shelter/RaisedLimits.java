package org.palermo.shelter;

import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.test.Account;

/// Organisations that see and hold all that is free, for tests of places and not of how much of a house is shown.
public final class RaisedLimits {
    private RaisedLimits() {}

    /// @param days on how many days, from this one on, the stays may begin
    public static void of(List<Account> organisations, LocalDate first, int days) {
        organisations.stream().map(Account::agency).distinct().forEach(agency -> Register.execute("""
                insert into hold_raise (id, agency, country, night, nights, people, raised_by, raised_at)
                select gen_random_uuid(), '%s', 'ZZ', date '%s' + i, 366, 1000, 'somebody', now() from generate_series(0, %d) i
                """.formatted(agency, first, days - 1)));
    }
}
