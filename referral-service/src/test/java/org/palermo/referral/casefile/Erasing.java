package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;

/// An erasure that begins before a write and ends while the write waits for it.
public final class Erasing {
    private Erasing() {}

    /// Erases a person: the officer asks and, for an open file, the authority confirms.
    public static ValidatableResponse byTwo(Object file) {
        ValidatableResponse asked = ask(file);
        return asked.extract().statusCode() == 202 ? answer(Account.AUTHORITY, file, true) : asked;
    }

    public static ValidatableResponse ask(Object file) {
        return as(Account.DATA_PROTECTION).body(Map.of("reason", "DATA_SUBJECT_REQUEST")).post("/api/nrm/v1/cases/" + file + "/erasure").then();
    }

    public static ValidatableResponse answer(Account account, Object file, boolean erase) {
        return as(account).body(Map.of("erase", erase)).post("/api/nrm/v1/cases/" + file + "/erasure/answer").then();
    }

    /// @param write a write that is refused because the person was erased
    public static void meet(UUID file, Runnable write) throws Exception {
        try (Connection erasing = TestDatabase.asSuperuser()) {
            erasing.setAutoCommit(false);
            erasing.createStatement().execute("select lock_retained('case_file', '" + file + "')");
            FutureTask<Void> written = new FutureTask<>(write, null);
            Thread.ofVirtual().start(written);
            Awaitility.await().until(() -> written.isDone() || count("select count(*) from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and not granted") == 1);
            erasing.createStatement().execute("select apply_erasure('" + file + "', 'PERSON', now())");
            erasing.commit();
            written.get(20, TimeUnit.SECONDS);
        }
        assertEquals(1, count("select count(*) from case_file where id = '" + file + "' and erased_at is not null"));
        assertEquals(0, count("select count(*) from data_key where owner = '" + file + "'"), "no key comes back");
    }
}
