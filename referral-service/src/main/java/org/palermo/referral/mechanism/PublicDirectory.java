package org.palermo.referral.mechanism;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;

/// Tells the public directory, which the shelter capacity service keeps, of service lines. A line that its provider has
/// not marked public is never told of.
@ApplicationScoped
class PublicDirectory {
    private static final String SUBSCRIBER = "shelter";

    private final ServiceLineStore lines;
    private final Outbox outbox;

    PublicDirectory(ServiceLineStore lines, Outbox outbox) {
        this.lines = lines;
        this.outbox = outbox;
    }

    /// What became of lines in this transaction, for those of them that are public.
    Uni<Void> changed(Collection<UUID> ids) {
        return lines.views(ids)
                .map(found -> found.stream().filter(ServiceLineView::publicListing).toList())
                .flatMap(this::tell);
    }

    /// A line has been marked public, or is no longer.
    Uni<Void> listed(ServiceLineView line) {
        return tell(List.of(line));
    }

    private Uni<Void> tell(List<ServiceLineView> told) {
        return outbox.publishAll(told.stream()
                .map(line -> new Event(SUBSCRIBER, line.id(), ListedLine.CHANGED, ListedLine.of(line), false))
                .toList());
    }
}
