package org.palermo.portal.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/// A [CachedAnswer] for each key. With more keys than are kept, those that were asked for longest ago are left out.
final class CachedAnswers<K, T> {
    private final Function<K, CachedAnswer<T>> make;
    private final Cache<K, CachedAnswer<T>> kept;

    /// @param most how many keys are kept
    CachedAnswers(Function<K, CachedAnswer<T>> make, int most) {
        this.make = make;
        // In the thread of the caller, so that there is never one too many.
        kept = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    Uni<Answer<T>> get(K key) {
        return kept.get(key, make).get();
    }
}
