package org.palermo.shelter;

import org.palermo.kernel.test.Account;

/// Where an organisation's notices are sent, as it stands in the database: its life is the kernel's.
public final class SomeWebhook {
    private SomeWebhook() {}

    /// Approved, and told of everything.
    public static void of(Account organisation) {
        of(organisation, "now(), null, null, null");
    }

    /// @param state when it was approved, ended and why, and of which kinds it is told, as SQL
    public static void of(Account organisation, String state) {
        Register.execute("""
                insert into webhook (id, agency, country, url, secret, registered_by, registered_at, next_attempt_at, approved_at, ended_at, end_reason, kinds)
                values (gen_random_uuid(), '%s', 'ZZ', 'https://hooks.example.org/', 'x', 'somebody', now(), now() + interval '1 day', %s)
                """.formatted(organisation.agency(), state));
    }
}
