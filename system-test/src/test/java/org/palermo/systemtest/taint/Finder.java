package org.palermo.systemtest.taint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds secrets in any bytes, in every encoding that something on the way may have used.
final class Finder {

    private final List<Part> parts = List.of(new Part(true), new Part(false));

    Finder(Collection<Secret> secrets) {
        parts.forEach(part -> secrets.forEach(part::take));
    }

    record Found(Secret secret, Encoding encoding) {}

    Set<Found> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    Set<Found> in(byte[] bytes) {
        var found = new LinkedHashSet<Found>();
        parts.forEach(part -> part.search(bytes, found));
        return found;
    }

    /// The encodings in which case matters, or the others.
    private static final class Part {
        private final boolean capitalsMatter;
        private final Needles needles;
        private final List<Found> meanings = new ArrayList<>();

        Part(boolean capitalsMatter) {
            this.capitalsMatter = capitalsMatter;
            needles = new Needles(capitalsMatter);
        }

        /// Encodings that give the same bytes are counted once, as the first of them.
        void take(Secret secret) {
            var known = new HashSet<ByteBuffer>();
            for (var encoding : Encoding.values()) {
                if (encoding.capitalsMatter() == capitalsMatter) {
                    encoding.of(secret.core()).filter(word -> known.add(ByteBuffer.wrap(word))).forEach(word -> {
                        needles.add(word);
                        meanings.add(new Found(secret, encoding));
                    });
                }
            }
        }

        void search(byte[] bytes, Set<Found> found) {
            needles.search(bytes, number -> found.add(meanings.get(number)));
        }
    }
}
