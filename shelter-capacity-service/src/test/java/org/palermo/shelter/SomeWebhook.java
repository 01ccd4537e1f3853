package org.palermo.shelter;

import org.palermo.kernel.test.Account;

/// A webhook of an organisation, written directly to the database; the kernel tests its life.
public final class SomeWebhook {
    private SomeWebhook() {}

    /// Approved, and subscribed to everything.
    public static void of(Account organisation) {
        of(organisation, "now(), null, null, null");
    }

    /// @param state as SQL: when it was approved, when and why it ended, and its kinds of notice
    public static void of(Account organisation, String state) {
        Register.execute("""
                insert into webhook (id, agency, country, url, secret, registered_by, registered_at, next_attempt_at, approved_at,
                       ended_at, end_reason, kinds)
                values (gen_random_uuid(), '%s', 'ZZ', 'https://hooks.example.org/', 'x', 'somebody', now(), now() + interval '1 day', %s)
                """.formatted(organisation.agency(), state));
    }
}
