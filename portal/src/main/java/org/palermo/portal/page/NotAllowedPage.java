package org.palermo.portal.page;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// The page of an address that does not take the method of the request. The framework answers it with a status alone, and not with
/// an exception.
class NotAllowedPage {
    private static final int NOT_ALLOWED = 405;

    private final FailurePages failures;

    NotAllowedPage(FailurePages failures) {
        this.failures = failures;
    }

    @ServerResponseFilter
    public Uni<Void> show(ContainerResponseContext answer) {
        return answer.getStatus() != NOT_ALLOWED || answer.hasEntity() ? Uni.createFrom().voidItem()
                : failures.page(Failure.NOT_TAKEN)
                        .invoke(page -> answer.setEntity(page.getEntity(), null, page.getMediaType())).replaceWithVoid();
    }
}
