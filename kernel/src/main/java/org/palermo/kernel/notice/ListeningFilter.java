package org.palermo.kernel.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.sequencer.FeedCursor;

/// Finds the beginning of a stream before it is answered: the head of a stream is sent before its first event, and a
/// refusal must still be able to set the status.
@ApplicationScoped
class ListeningFilter {
    private static final String FROM = "palermo.listens-from";
    private final NoticeStream stream;
    private final CurrentActor actor;

    ListeningFilter(NoticeStream stream, CurrentActor actor) {
        this.stream = stream;
        this.actor = actor;
    }

    @Listening
    @ServerRequestFilter
    public Uni<RestResponse<Void>> begin(ContainerRequestContext request) {
        return stream.begin(actor.get(), request.getHeaderString("Last-Event-ID"))
                .invoke(from -> Vertx.currentContext().putLocal(FROM, from))
                .replaceWith(() -> null);
    }

    /// The beginning of the stream of the present request.
    static FeedCursor from() {
        return Vertx.currentContext().getLocal(FROM);
    }
}
