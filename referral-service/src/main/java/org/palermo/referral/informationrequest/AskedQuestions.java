package org.palermo.referral.informationrequest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Territory;

/// Gives other packages the questions that the actor's organisation was asked. Call it inside a scoped transaction.
@ApplicationScoped
public class AskedQuestions {
    private final InformationRequestStore store;

    AskedQuestions(InformationRequestStore store) {
        this.store = store;
    }

    /// @param caseFile the case on which it was asked; the organisation that is asked must not learn its id
    public record Asked(UUID id, UUID caseFile, String country, String region) {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    public Uni<Asked> asked(Actor actor, UUID request) {
        return found(actor, request).map(AskedQuestions::of);
    }

    /// A question that waits for its answer.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 when it was answered or withdrawn
    public Uni<Asked> open(Actor actor, UUID request) {
        return found(actor, request).invoke(InformationRequest::requireOpen).map(AskedQuestions::of);
    }

    private Uni<InformationRequest> found(Actor actor, UUID request) {
        return store.addressed(actor.agency(), request).map(found -> found.orElseThrow(Problems::notFound));
    }

    private static Asked of(InformationRequest request) {
        return new Asked(request.id(), request.caseFile(), Territory.countryOf(request.region()), request.region());
    }
}
