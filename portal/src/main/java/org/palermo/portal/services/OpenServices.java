package org.palermo.portal.services;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.CachedAnswer;
import org.palermo.portal.gateway.DirectoryPage;
import org.palermo.portal.gateway.PortalGateway;

/// The services of the directory that are open now. They are the same for every reader, so what was read is kept for as long as the
/// directory allows everybody to keep it: a page for everybody must not cost the directory a call each time, and somebody
/// in danger who opens it must find a number although the directory does not answer.
@ApplicationScoped
class OpenServices {
    /// 2,000 services. Those beyond are left out.
    private static final int MOST_PAGES = 20;
    /// After a failure the services that were read last are shown for so long before the directory is asked again.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PortalGateway gateway;
    private final CachedAnswer<List<DirectoryPage.Service>> kept;

    /// @param fallback how much longer the services that were read last are shown while the directory does not answer
    OpenServices(PortalGateway gateway, @ConfigProperty(name = "palermo.portal.directory.kept") Duration time,
            @ConfigProperty(name = "palermo.portal.directory.fallback") Duration fallback) {
        this.gateway = gateway;
        kept = new CachedAnswer<>(() -> read(1, List.of()), time, fallback, PAUSE);
    }

    Uni<Answer<List<DirectoryPage.Service>>> all() {
        return kept.get();
    }

    private Uni<Answer<List<DirectoryPage.Service>>> read(int page, List<DirectoryPage.Service> before) {
        return gateway.directory(page).chain(answer -> {
            if (!answer.isFound()) {
                return Uni.createFrom().item(new Answer.Away<>());
            }
            List<DirectoryPage.Service> all = Stream.concat(before.stream(),
                    answer.value().contents().stream().filter(DirectoryPage.Service::isOpen)).toList();
            return page >= Math.min(answer.value().totalPages(), MOST_PAGES)
                    ? Uni.createFrom().item(new Answer.Found<>(all))
                    : read(page + 1, all);
        });
    }
}
