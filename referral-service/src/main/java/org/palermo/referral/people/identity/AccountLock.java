package org.palermo.referral.people.identity;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/// What the identity provider says of wrong passwords for an account.
///
/// @param locked whether the account is locked now
/// @param until when the lock ends; null when it does not say
/// @param failures how many wrong passwords there were in a row
/// @param lastFailureAt when the last one was entered; null when there was none
public record AccountLock(boolean locked, Instant until, int failures, Instant lastFailureAt) {
    static final AccountLock NONE = new AccountLock(false, null, 0, null);

    /// @param status with the end of the lock in seconds since the epoch, and the last failure in milliseconds
    static AccountLock of(JsonObject status) {
        long until = status.getLong("failedLoginNotBefore", 0L);
        long last = status.getLong("lastFailure", 0L);
        return new AccountLock(status.getBoolean("disabled", false), until == 0 ? null : Instant.ofEpochSecond(until),
                status.getInteger("numFailures", 0), last == 0 ? null : Instant.ofEpochMilli(last));
    }
}
