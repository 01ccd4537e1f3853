package org.palermo.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;

/// Tokens that were verified and have not ended, at most `capacity` of them.
///
/// Two generations: when the young one is full it becomes the old one and the former old one is dropped. What is
/// in use moves back to the young. No timer, no lock on the way of a request, nothing for a native image to find by
/// reflection.
final class VerifiedTokens {

    private record Entry(JWTCallerPrincipal principal, long endMillis) {
    }

    private final int generation;
    private final Clock clock;
    private volatile Map<String, Entry> young = new ConcurrentHashMap<>();
    private volatile Map<String, Entry> old = Map.of();

    VerifiedTokens(int capacity, Clock clock) {
        this.generation = capacity / 2;
        this.clock = clock;
    }

    Optional<JWTCallerPrincipal> find(String token) {
        var entry = young.get(token);
        if (entry == null) {
            entry = old.get(token);
            if (entry != null && live(entry)) {
                put(token, entry);
            }
        }
        if (entry == null) {
            return Optional.empty();
        }
        if (!live(entry)) {
            young.remove(token);
            return Optional.empty();
        }
        return Optional.of(entry.principal());
    }

    /// @param end the first instant at which the token is refused
    void remember(String token, JWTCallerPrincipal principal, Instant end) {
        put(token, new Entry(principal, end.toEpochMilli()));
    }

    int size() {
        return young.size() + old.size();
    }

    private boolean live(Entry entry) {
        return clock.millis() < entry.endMillis();
    }

    private void put(String token, Entry entry) {
        if (young.size() >= generation) {
            turn();
        }
        young.put(token, entry);
    }

    private synchronized void turn() {
        if (young.size() >= generation) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
