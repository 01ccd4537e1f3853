package org.palermo.referral.mechanism.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;

/// Tells the shelter service of organisations that were closed or opened again: it closes the shelters of one that is closed.
@ApplicationScoped
class OrganisationState implements RegisterCopies {
    private static final String SUBSCRIBER = "shelter";
    private static final String CHANGED = "org.palermo.referral.organisation-state-changed";

    private final Outbox outbox;

    OrganisationState(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @param closed false when it is open
    @RegisterForReflection
    private record Told(UUID organisation, boolean closed) {}

    /// A new name is told as well, and changes nothing there.
    @Override
    public Uni<Void> changed(UUID provider, boolean closed) {
        return outbox.publish(new Event(SUBSCRIBER, provider, CHANGED, new Told(provider, closed), false)).replaceWithVoid();
    }
}
