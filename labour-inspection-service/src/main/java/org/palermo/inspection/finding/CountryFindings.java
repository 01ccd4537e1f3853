package org.palermo.inspection.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.statistics.ComputationQueue;

/// The figures of a country from its findings.
@ApplicationScoped
class CountryFindings {
    private final FindingFigures figures;
    private final CountryCodes countries;
    private final ComputationQueue computationQueue;

    CountryFindings(FindingFigures figures, CountryCodes countries, ComputationQueue computationQueue) {
        this.figures = figures;
        this.countries = countries;
        this.computationQueue = computationQueue;
    }

    /// @param country ISO 3166-1 alpha-2
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown country, 503 when too many requests wait for figures
    Uni<FindingsSummary> summary(Actor actor, String country) {
        return computationQueue.first(() -> counted(actor, country));
    }

    @Scoped
    Uni<Optional<FindingsSummary>> counted(Actor actor, String country) {
        if (!countries.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        return figures.of(actor, country);
    }
}
