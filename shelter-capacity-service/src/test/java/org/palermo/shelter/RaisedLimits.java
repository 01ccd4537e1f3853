package org.palermo.shelter;

import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.test.Account;

/// Lets organisations see and hold everything that is free, for tests that need more places than a shelter usually shows.
public final class RaisedLimits {
    private RaisedLimits() {}

    /// @param days the number of days, from `first` on, on which the stays may begin
    public static void of(List<Account> organisations, LocalDate first, int days) {
        organisations.stream().map(Account::agency).distinct().forEach(agency -> Register.execute("""
                insert into hold_raise (id, agency, country, night, nights, people, raised_by, raised_at)
                select gen_random_uuid(), '%s', 'ZZ', date '%s' + i, 366, 1000, 'somebody', now() from generate_series(0, %d) i
                """.formatted(agency, first, days - 1)));
    }
}
