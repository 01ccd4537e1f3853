package org.palermo.kernel.sequencer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Appends an entry to a feed, in the transaction that creates it; the {@link Sequencer} numbers it after the commit. A
/// migration gives a new feed its first row in `feed_epoch`.
@ApplicationScoped
public class Feed {
    private static final Change APPEND = Change.of("insert into feed_pending (feed, entry) values ($1, $2)");
    private static final Query<Long> LAST = Query.of(Long.class, "select coalesce(max(sequence), 0) from feed_sequence where feed = $1");
    private static final Query<UUID> EPOCH = Query.of(UUID.class,
            "select epoch from feed_epoch where feed = $1 order by began_at desc, epoch desc limit 1");

    /// @param feed the feed's name
    /// @param entry the id of the row that the feed's number will point to
    public Uni<Void> append(String feed, UUID entry) {
        return APPEND.execute(feed, entry).replaceWithVoid();
    }

    /// The present end of the feed, for a reader who only wants new entries.
    public Uni<FeedCursor> end(String feed) {
        return position(feed, null).flatMap(beginning -> LAST.one(feed)
                .map(last -> new FeedCursor(beginning.epoch(), last)));
    }

    /// The position from which a reader continues.
    ///
    /// @param cursor of the reader, or null for the beginning
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 410 when its epoch was ended by a restore: entries that were
    ///     read after the backup are not in this feed, so the reader must begin again
    public Uni<FeedCursor> position(String feed, String cursor) {
        FeedCursor sent = cursor == null ? null : FeedCursor.parse(cursor);
        return EPOCH.first(feed)
                .map(epoch -> {
                    UUID present = epoch.orElseThrow(() -> new IllegalStateException("The feed " + feed + " has no epoch"));
                    if (sent != null && !sent.epoch().equals(present)) {
                        throw Problems.gone("feed", "earlier-epoch", "This feed was restored from a backup. Read it from its beginning.");
                    }
                    return sent == null ? new FeedCursor(present, 0) : sent;
                });
    }
}
