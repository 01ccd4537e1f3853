package org.palermo.portal.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The number of unread notices beside the link to them, on every page. No page waits for it: it is asked for when a page begins, unless it
/// was asked for shortly before, and a page shows what is known when it is written. An older number is shown until there is a new one.
@Singleton
public class UnreadCount {
    private static final Duration SHOWN = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 10_000;
    private static final int MOST = 20;

    private final UnreadNotices notices;
    private final Duration fresh;
    private final Cache<String, Known> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(SHOWN).build();
    /// Who asks now, each with the request that may still be kept.
    private final Map<String, Object> asking = new ConcurrentHashMap<>();

    /// @param fresh how long a number counts as new; with zero, pages show none
    UnreadCount(UnreadNotices notices, @ConfigProperty(name = "palermo.portal.notices.count-kept") Duration fresh) {
        this.notices = notices;
        this.fresh = fresh;
    }

    private record Known(long unread, Instant at) {}

    /// What a page shows.
    ///
    /// @param text null when there is nothing to show
    /// @param fresh whether the page need not ask again
    public record Unread(String text, boolean fresh) {
        static final Unread UNKNOWN = new Unread(null, false);
    }

    /// Begins to ask for the number, unless it is known. The answer may come when the page is written already and its reader is not known
    /// any more, so it is kept by the name of who asked.
    void ring(SecurityIdentity reader) {
        String subject = CurrentReader.subject(reader);
        Object mine = new Object();
        if (!fresh.isZero() && fresh(reader).isEmpty() && asking.putIfAbsent(subject, mine) == null) {
            Uni.createFrom().deferred(() -> notices.unread(reader)).subscribe().with(unread -> {
                if (asking.remove(subject, mine)) {
                    keep(subject, unread);
                }
            }, _ -> asking.remove(subject, mine));
        }
    }

    /// What is known now.
    Unread known(SecurityIdentity reader) {
        Known known = kept.getIfPresent(CurrentReader.subject(reader));
        return known == null ? Unread.UNKNOWN : new Unread(known.unread() == 0 ? null : text(known.unread()), isFresh(known));
    }

    /// The number, if it is not older than a moment.
    public Optional<Long> fresh(SecurityIdentity reader) {
        return Optional.ofNullable(kept.getIfPresent(CurrentReader.subject(reader))).filter(this::isFresh).map(Known::unread);
    }

    public void keep(SecurityIdentity reader, long unread) {
        keep(CurrentReader.subject(reader), unread);
    }

    private void keep(String subject, long unread) {
        if (!fresh.isZero()) {
            kept.put(subject, new Known(unread, Instant.now()));
        }
    }

    /// Call when the person has read notices. A number that was asked for before is not kept when it comes.
    public void forget(SecurityIdentity reader) {
        String subject = CurrentReader.subject(reader);
        asking.remove(subject);
        kept.invalidate(subject);
    }

    /// Older notices are not counted, so a large number has no exact one.
    public static String text(long unread) {
        return unread > MOST ? MOST + "+" : String.valueOf(unread);
    }

    private boolean isFresh(Known known) {
        return known.at().plus(fresh).isAfter(Instant.now());
    }
}
