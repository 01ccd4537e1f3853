package org.palermo.kernel.notice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sequencer.FeedCursor;

/// Notices as server-sent events, within a second of the commit that told them. Every event has an id to go on from
/// (`Last-Event-ID`); the first is a comment with the id of now, so whoever listens first and then reads the page of
/// notices misses nothing. A comment each quarter of a minute keeps the connection and moves the id.
@ApplicationScoped
public class NoticeStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final NoticeFeed feed;
    private final NoticeBell bell;
    private final int perSubject;

    NoticeStream(NoticeFeed feed, NoticeBell bell, @ConfigProperty(name = "palermo.live.per-subject", defaultValue = "5") int perSubject) {
        this.feed = feed;
        this.bell = bell;
        this.perSubject = perSubject;
    }

    /// @param last `Last-Event-ID`, or null to begin with what comes now
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400, 410 as of the feed; 429 when she listens too often at once
    Uni<FeedCursor> begin(Actor actor, String last) {
        if (bell.listening(actor.subject()) >= perSubject) {
            throw Problems.tooMany("live", "streams", "You listen as often as you may at once. Close a stream.", 1);
        }
        return feed.begin(actor, last);
    }

    /// @param until when it ends; whoever goes on listening comes again, with a token that is valid then
    Multi<OutboundSseEvent> of(Actor actor, FeedCursor from, Instant until, Sse sse) {
        return new Connection(actor, from, until, sse).events();
    }

    /// One connection.
    private final class Connection {
        private final Actor actor;
        private final UUID epoch;
        private final Instant until;
        private final Sse sse;
        private long position;
        private boolean complete = true;

        Connection(Actor actor, FeedCursor from, Instant until, Sse sse) {
            this.actor = actor;
            this.epoch = from.epoch();
            this.position = from.sequence();
            this.until = until;
            this.sse = sse;
        }

        Multi<OutboundSseEvent> events() {
            Context context = Vertx.currentContext();
            NoticeBell.Listener listener = bell.listen(actor);
            Multi<OutboundSseEvent> news = Multi.createBy().repeating()
                    .uni(() -> next(listener))
                    .whilst(events -> Instant.now().isBefore(until))
                    .emitOn(command -> context.runOnContext(ignored -> command.run()))
                    .onItem().disjoint();
            return Multi.createBy().concatenating().streams(Multi.createFrom().item(this::comment), news)
                    .onTermination().invoke(listener::close);
        }

        /// At once while a stretch is unfinished, else when the bell rings, else a comment.
        private Uni<List<OutboundSseEvent>> next(NoticeBell.Listener listener) {
            Uni<Void> due = complete ? listener.rung(pause()) : Uni.createFrom().voidItem();
            return due.chain(() -> feed.after(actor, position)).map(this::events);
        }

        private Duration pause() {
            Duration left = Duration.between(Instant.now(), until);
            return left.compareTo(HEARTBEAT) < 0 ? left.isPositive() ? left : Duration.ofMillis(1) : HEARTBEAT;
        }

        private List<OutboundSseEvent> events(NoticeFeed.Stretch stretch) {
            List<OutboundSseEvent> events = new ArrayList<>();
            for (NoticeFeed.Numbered told : stretch.notices()) {
                position = told.sequence();
                events.add(event(told.notice()));
            }
            position = stretch.until();
            complete = stretch.complete();
            if (events.isEmpty()) {
                events.add(comment());
            }
            return events;
        }

        private OutboundSseEvent event(Notice notice) {
            return sse.newEventBuilder().id(id()).name(notice.kind()).mediaType(MediaType.APPLICATION_JSON_TYPE).data(Notice.class, notice).build();
        }

        private OutboundSseEvent comment() {
            return sse.newEventBuilder().id(id()).comment("").build();
        }

        private String id() {
            return new FeedCursor(epoch, position).write();
        }
    }
}
