package org.palermo.referral.mechanism.serviceline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.referral.mechanism.provider.RegisterCopies;

/// Informs the public directory, which the shelter capacity service keeps, about service lines. A line that its provider has never marked
/// public is not sent.
@ApplicationScoped
class PublicDirectory implements RegisterCopies {
    private static final String SUBSCRIBER = "shelter";

    private final ServiceLineStore lines;
    private final Outbox outbox;

    PublicDirectory(ServiceLineStore lines, Outbox outbox) {
        this.lines = lines;
        this.outbox = outbox;
    }

    /// Sends the public lines among those changed in this transaction.
    Uni<Void> changed(Collection<UUID> ids) {
        return lines.views(ids)
                .map(found -> found.stream().filter(ServiceLineView::publicListing).toList())
                .flatMap(found -> tell(found, true));
    }

    @Override
    public Uni<Void> changed(UUID provider, boolean closed) {
        return lines.listedOf(provider).flatMap(listed -> listed.isEmpty()
                ? Uni.createFrom().voidItem()
                : lines.views(listed).flatMap(found -> tell(found, !closed)));
    }

    /// Sends a line that was marked public, or is no longer public.
    Uni<Void> listed(ServiceLineView line) {
        return tell(List.of(line), true);
    }

    /// @param provided false when the directory must not list them, because their organisation is closed
    private Uni<Void> tell(List<ServiceLineView> told, boolean provided) {
        return outbox.publishAll(told.stream()
                .map(line -> new Event(SUBSCRIBER, line.id(), ListedLine.CHANGED, ListedLine.of(line, provided), false))
                .toList());
    }
}
