package org.palermo.portal.gateway;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// What is the same for every reader, read at most once at a time, however many ask. When there is no answer, those who ask get what was
/// read last, for a while. A refusal, and that it does not exist, are answers: they are passed on, and not kept.
public final class CachedAnswer<T> {
    /// @param value null before anything was read
    /// @param next when it is read again
    /// @param end when it is too old to be shown
    private record Kept<T>(T value, Instant next, Instant end) {
        boolean isUsable(Instant now) {
            return value != null && now.isBefore(end);
        }
    }

    private final Supplier<Uni<Answer<T>>> read;
    private final Duration fresh;
    private final Duration fallback;
    private final Duration pause;
    private Kept<T> kept = new Kept<>(null, Instant.MIN, Instant.MIN);
    private Uni<Answer<T>> running;

    /// @param fresh how long an answer counts as new
    /// @param fallback how much longer it is shown while there is no new one
    /// @param pause how long it is shown without asking again, after a failure
    public CachedAnswer(Supplier<Uni<Answer<T>>> read, Duration fresh, Duration fallback, Duration pause) {
        this.read = read;
        this.fresh = fresh;
        this.fallback = fallback;
        this.pause = pause;
    }

    /// Away when it can't be read and nothing is left to show.
    public Uni<Answer<T>> get() {
        return Uni.createFrom().deferred(this::current);
    }

    private Uni<Answer<T>> current() {
        Uni<Answer<T>> shared;
        synchronized (this) {
            Instant now = Instant.now();
            if (now.isBefore(kept.next()) && kept.isUsable(now)) {
                return Uni.createFrom().item(new Answer.Found<>(kept.value()));
            }
            if (running != null) {
                return here(running);
            }
            shared = read.get().onFailure().recoverWithItem(new Answer.Away<>()).map(this::settled).memoize().indefinitely();
            running = shared;
        }
        // Goes on when the reader who was first does not wait for it.
        shared.subscribe().with(_ -> { });
        return here(shared);
    }

    private synchronized Answer<T> settled(Answer<T> answer) {
        running = null;
        Instant now = Instant.now();
        if (answer.isFound()) {
            kept = new Kept<>(answer.value(), now.plus(fresh), now.plus(fresh).plus(fallback));
            return answer;
        }
        if (!answer.isAway()) {
            return answer;
        }
        kept = new Kept<>(kept.value(), now.plus(pause), kept.end());
        return kept.isUsable(now) ? new Answer.Found<>(kept.value()) : new Answer.Away<>();
    }

    /// Each reader goes on in her own request, not in that of the reader who was first.
    private static <T> Uni<Answer<T>> here(Uni<Answer<T>> shared) {
        Context context = Vertx.currentContext();
        return context == null ? shared : shared.emitOn(command -> context.runOnContext(_ -> command.run()));
    }
}
