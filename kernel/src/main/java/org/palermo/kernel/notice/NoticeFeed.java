package org.palermo.kernel.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sequencer.Feed;
import org.palermo.kernel.sequencer.FeedCursor;

/// The notices of an actor in the order of their numbers, a range at a time.
@ApplicationScoped
class NoticeFeed {
    static final String NAME = "notices";
    /// How many numbers one statement covers, so that a listener who was away long causes many short statements.
    private static final int STRETCH = 5_000;
    private static final int PAGE = 100;
    private static final String END = "select coalesce(max(sequence), 0) as last from feed_sequence where feed = 'notices'";
    private static final String STRETCH_OF = """
            select s.sequence, n.id, n.kind, n.about, n.reference, n.created_at,
                   case when n.agency is null and n.of_agency is null and n.read_by_each then r.read_at else n.read_at end as read_at
              from feed_sequence s
              join notice n on n.id = s.entry
              left join notice_reading r on r.notice = n.id and r.agency = $3
             where s.feed = 'notices' and s.sequence > $1 and s.sequence <= $2
               and (n.agency = $3
                    or (n.of_agency is null and n.role = any ($4) and (n.country = any ($5) or n.region = any ($5)))
                    or (n.of_agency = $3 and (n.subject = $6 or n.role = any ($4))))
             order by s.sequence
             limit %d
            """.formatted(PAGE);

    private final Feed feed;
    private final Scope scope;

    NoticeFeed(Feed feed, Scope scope) {
        this.feed = feed;
        this.scope = scope;
    }

    /// The notices of a range, and its end.
    ///
    /// @param until the number up to which this actor has everything
    /// @param complete false when there is more to read at once
    record Stretch(List<Numbered> notices, long until, boolean complete) {}

    record Numbered(long sequence, Notice notice) {}

    /// The position where a listener begins.
    ///
    /// @param last the id of the listener's last event, or null to begin with new notices
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the id is invalid, 410 when the feed was restored
    /// since
    @Scoped
    Uni<FeedCursor> begin(Actor actor, String last) {
        return last == null ? feed.end(NAME) : feed.position(NAME, last);
    }

    /// Reads as the actor: the policies of the database apply.
    Uni<Stretch> after(Actor actor, long sequence) {
        return scope.run(actor, (connection, now) -> connection.query(END).execute()
                .map(rows -> rows.iterator().next().getLong("last"))
                .flatMap(end -> end <= sequence
                        ? Uni.createFrom().item(new Stretch(List.of(), sequence, true))
                        : stretch(connection, actor, sequence, end)));
    }

    private static Uni<Stretch> stretch(SqlConnection connection, Actor actor, long after, long end) {
        long until = Math.min(end, after + STRETCH);
        Tuple values = Tuple.of(after, until, actor.agency(), actor.roles().toArray(String[]::new), actor.regions().toArray(String[]::new),
                actor.subject());
        return connection.preparedQuery(STRETCH_OF).execute(values).map(rows -> {
            List<Numbered> notices = notices(rows);
            return notices.size() == PAGE
                    ? new Stretch(notices, notices.getLast().sequence(), false)
                    : new Stretch(notices, until, until == end);
        });
    }

    private static List<Numbered> notices(RowSet<Row> rows) {
        List<Numbered> notices = new ArrayList<>(rows.rowCount());
        rows.forEach(row -> notices.add(new Numbered(row.getLong("sequence"), new Notice(row.getUUID("id"), row.getString("kind"),
                row.getUUID("about"), row.getString("reference"), at(row.getOffsetDateTime("created_at")),
                at(row.getOffsetDateTime("read_at"))))));
        return notices;
    }

    private static Instant at(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
