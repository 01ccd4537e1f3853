package org.palermo.referral.mechanism.serviceline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Finds a line that the caller wants to change, and checks that the caller may, and has read it as it is now.
@ApplicationScoped
class LinesToChange {
    /// The lines that a caller may change, in the words of {@link org.palermo.kernel.access.Allowed}.
    static final String OWN_LINES = "service provider: service lines of the caller's organisation; regional coordinator and mechanism "
            + "administrator: service lines in the regions that the caller covers";

    private final ServiceLineStore store;

    LinesToChange(ServiceLineStore store) {
        this.store = store;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 no such line, 403 not the caller's, 412 and 428 another version
    Uni<ServiceLine> find(Actor actor, UUID id, String ifMatch) {
        return store.find(id)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(line -> store.within(List.of(id), actor).invoke(hers -> {
                    if (hers.isEmpty()) {
                        throw Problems.forbidden("service-line", "not-yours",
                                "Only the provider of a line and the coordinators of its region can change it. Nobody can change a line "
                                        + "of a closed organisation.");
                    }
                }))
                .invoke(line -> ETags.require(ifMatch, line.version));
    }
}
