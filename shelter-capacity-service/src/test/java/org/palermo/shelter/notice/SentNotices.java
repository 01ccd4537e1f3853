package org.palermo.shelter.notice;

import java.util.UUID;
import org.palermo.kernel.territory.Territory;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;

/// Writes notices as if something had happened.
public final class SentNotices {
    private SentNotices() {}

    /// @return the id of the record that the notice is about
    public static String to(Account who, String kind) {
        String about = UUID.randomUUID().toString();
        Register.execute("""
                insert into notice (id, agency, kind, about, reference, created_at)
                values (uuidv7(), '%s', '%s', '%s', 'REF-%s', now())
                """.formatted(who.agency(), kind, about, kind));
        return about;
    }

    /// Tells everyone with a role in the organisation of an account, or one person there.
    ///
    /// @param column `role` or `subject`
    public static void within(Account of, String column, String value, String kind, boolean quiet) {
        Register.execute("""
                insert into notice (id, of_agency, %s, kind, about, reference, created_at, quiet)
                values (uuidv7(), '%s', '%s', '%s', uuidv7(), 'R', now(), %s)
                """.formatted(column, of.agency(), value, kind, quiet));
    }

    public static void inRegion(String role, String region, String kind) {
        Register.execute("""
                insert into notice (id, role, country, region, kind, about, reference, created_at)
                values (uuidv7(), '%s', '%s', '%s', '%s', uuidv7(), 'R', now())
                """.formatted(role, Territory.countryOf(region), region, kind));
    }

    /// Those who wait for the number use this instead of a clock.
    public static long lastNumber() {
        return Long.parseLong(Register.text("select coalesce(max(sequence), 0) from feed_sequence where feed = 'notices'"));
    }
}
