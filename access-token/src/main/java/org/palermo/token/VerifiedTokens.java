package org.palermo.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;

/// Tokens that were verified and have not expired, at most `capacity` of them.
///
/// They are in two generations: when the young one is full it becomes the old one, and the former old one is dropped. A
/// token that is used moves back to the young one. This needs no timer, no lock for each request, and no reflection in a
/// native image.
final class VerifiedTokens {

    /// A token, hashed by its last characters only. These belong to the signature, which is as good as random. To hash a
    /// thousand characters for each request is slow in a native image. Only verified tokens are kept, so nobody can make
    /// many with the same last characters; and a found token is still compared as a whole.
    private record Key(String token) {

        private static final int END = 24;

        @Override
        public int hashCode() {
            var hash = 0;
            for (int i = Math.max(0, token.length() - END); i < token.length(); i++) {
                hash = 31 * hash + token.charAt(i);
            }
            return hash;
        }
    }

    private record Entry(JWTCallerPrincipal principal, long endMillis) {
    }

    private final int generation;
    private final Clock clock;
    private volatile Map<Key, Entry> young = new ConcurrentHashMap<>();
    private volatile Map<Key, Entry> old = Map.of();

    VerifiedTokens(int capacity, Clock clock) {
        this.generation = capacity / 2;
        this.clock = clock;
    }

    Optional<JWTCallerPrincipal> find(String token) {
        var key = new Key(token);
        var entry = young.get(key);
        if (entry == null) {
            entry = old.get(key);
            if (entry != null && live(entry)) {
                put(key, entry);
            }
        }
        if (entry == null) {
            return Optional.empty();
        }
        if (!live(entry)) {
            young.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.principal());
    }

    /// @param end the first instant at which the token is refused
    void remember(String token, JWTCallerPrincipal principal, Instant end) {
        put(new Key(token), new Entry(principal, end.toEpochMilli()));
    }

    int size() {
        return young.size() + old.size();
    }

    private boolean live(Entry entry) {
        return clock.millis() < entry.endMillis();
    }

    private void put(Key key, Entry entry) {
        if (young.size() >= generation) {
            turn();
        }
        young.put(key, entry);
    }

    private synchronized void turn() {
        if (young.size() >= generation) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
