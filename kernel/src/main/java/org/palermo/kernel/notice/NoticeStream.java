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

/// Notices as server-sent events, within a second of the commit that made them. Every event has an id from which a
/// listener can continue (`Last-Event-ID`). The first is a comment with the present id, so a client that listens first and
/// then reads the page of notices misses nothing. A comment every 15 seconds keeps the connection open and advances the
/// id.
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

    /// @param last `Last-Event-ID`, or null to begin with new notices
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 and 410 as in {@link NoticeFeed}; 429 when the actor has
    /// too many streams open
    Uni<FeedCursor> begin(Actor actor, String last) {
        if (bell.listening(actor.subject()) >= perSubject) {
            throw Problems.tooMany("live", "streams", "You have as many streams open as you may. Close one.", 1);
        }
        return feed.begin(actor, last);
    }

    /// @param until when it ends; a listener then connects again, with a token that is valid by then
    Multi<OutboundSseEvent> of(Actor actor, FeedCursor from, Instant until, Sse sse) {
        return new Connection(actor, from, until, sse).events();
    }

    /// One connection of a listener.
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

        /// Continues at once while a range is unfinished, else when the bell rings, else with a comment.
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
            return sse.newEventBuilder()
                    .id(id())
                    .name(notice.kind())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(Notice.class, notice)
                    .build();
        }

        private OutboundSseEvent comment() {
            return sse.newEventBuilder().id(id()).comment("").build();
        }

        private String id() {
            return new FeedCursor(epoch, position).write();
        }
    }
}
