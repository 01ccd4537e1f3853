package org.palermo.inspection.operations;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.scope.Scoped;

/// Writes events like a use case.
@ApplicationScoped
public class TestEvents {
    private static final Actor ARRANGER = Actor.system("arranger");

    @Inject
    Outbox outbox;

    @Inject
    TestEvents self;

    @Scoped
    public Uni<Void> publish(Actor actor, Event event) {
        return outbox.publish(event);
    }

    void write(UUID aggregate, String text, boolean erased) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> self.publish(ARRANGER,
                    new Event("referral", aggregate, "org.palermo.test.happened", Map.of("text", text), erased)));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
