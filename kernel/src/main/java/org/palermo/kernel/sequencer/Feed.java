package org.palermo.kernel.sequencer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Whatever is read as a feed is appended here, in the transaction that makes it, and numbered after commit by the
/// {@link Sequencer}.
@ApplicationScoped
public class Feed {

    /// @param feed the feed's name, e.g. `audit`
    /// @param entry the id of the row that the feed's number will point to
    public Uni<Void> append(String feed, UUID entry) {
        return Sql.execute("insert into feed_pending (feed, entry) values (?1, ?2)", feed, entry).replaceWithVoid();
    }
}
