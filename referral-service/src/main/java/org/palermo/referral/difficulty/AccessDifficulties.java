package org.palermo.referral.difficulty;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.statistics.ComputationQueue;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Takes reports of services that survivors could not reach, and returns figures about them. Neither is audited, because an entry would say
/// who reported.
@Tag(name = "Access difficulties",
        description = "Reports, without any name, that a survivor could not reach a service, and the figures from them.")
@Path("/api/nrm/v1/access-difficulties")
@ApplicationScoped
public class AccessDifficulties {
    private static final String REPORTER = "difficulty.reporter";
    private static final String REQUEST = "difficulty.request";

    private final DifficultyStore store;
    private final DifficultyFigures figures;
    private final Countries countries;
    private final KeyedHashes hashes;
    private final ComputationQueue computationQueue;
    private final int perDay;
    private final CurrentOperation operation;

    /// @param perDay how many reports one person, or one organisation's client system, may send in a day
    AccessDifficulties(DifficultyStore store, DifficultyFigures figures, Countries countries, KeyedHashes hashes,
            ComputationQueue computationQueue,
            @ConfigProperty(name = "palermo.difficulties.per-day", defaultValue = "50") int perDay, CurrentOperation operation) {
        this.store = store;
        this.figures = figures;
        this.countries = countries;
        this.hashes = hashes;
        this.computationQueue = computationQueue;
        this.perDay = perDay;
        this.operation = operation;
    }

    /// A repeated request with the same key adds nothing. Unlike for other requests, no answer is stored, because an answer stored under
    /// the reporter's subject would stand next to the report of the same transaction.
    ///
    /// @param key the caller's `Idempotency-Key`, or null
    @Scoped
    public Uni<DifficultyReported> report(Actor actor, String key, ReportDifficulty command) {
        Country country = countries.requireRegion("region", command.region());
        String quarter = Period.QUARTER.of(LocalDate.ofInstant(operation.now(), country.zone()));
        LocalDate day = LocalDate.ofInstant(operation.now(), ZoneOffset.UTC);
        return store.forget(day)
                .chain(() -> key == null ? Uni.createFrom().item(true)
                        : store.isNew(hashes.hash(REQUEST, actor.subject() + " " + key), day))
                .chain(isNew -> isNew ? spend(actor, operation.now(), day).chain(() -> store.add(country.code(), quarter, command))
                        : Uni.createFrom().voidItem())
                .replaceWith(new DifficultyReported(quarter));
    }

    private Uni<Void> spend(Actor actor, Instant now, LocalDate day) {
        return store.spend(hashes.hash(REPORTER, actor.subject() + " " + day), day, perDay).invoke(left -> {
            if (!left) {
                long again = Duration.between(now, day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()).toSeconds() + 1;
                throw Problems.tooMany("access-difficulty", "too-many", "You have reached the number of reports that are allowed in a day.",
                        again);
            }
        }).replaceWithVoid();
    }

    /// A caller with an office for the country or a region of it gets the figures of the whole country: all get the same release.
    ///
    /// @param quarters how many quarters, the latest included
    @GET
    @Path("/summary")
    @Operation(operationId = "getAccessDifficulties", summary = "Read which services survivors could not reach, by quarter",
            description = "The answer has shares and counts by category in quarters that are over, as they were released. A country in "
                    + "which you have no office gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR, REGIONAL_COORDINATOR},
            scope = "figures of a country of which the caller covers at least a part, protected and released for the quarter")
    public Uni<DifficultySummary> summary(@RestQuery("country") @NotNull String countryCode,
            @RestQuery @DefaultValue("8") @Min(1) @Max(20) int quarters) {
        Actor actor = operation.caller();
        return computationQueue.first(() -> read(actor, countryCode, quarters));
    }

    @Scoped
    Uni<Optional<DifficultySummary>> read(Actor actor, String countryCode, int quarters) {
        Country country = countries.require("country", countryCode);
        if (!actor.actsIn(country.code())) {
            throw Problems.notFound();
        }
        return figures.of(country, LocalDate.ofInstant(operation.now(), country.zone()), quarters);
    }

    /// The released figures of one past quarter. Only to be called in a turn of {@link ComputationQueue}.
    ///
    /// @param quarter as in `2026-Q4`
    @Scoped
    public Uni<DifficultySummary.Quarter> ofQuarter(Actor actor, String countryCode, String quarter) {
        return figures.of(countries.require("country", countryCode), List.of(quarter))
                .map(summary -> summary.orElseThrow().quarters().stream()
                        .filter(one -> one.quarter().equals(quarter)).findFirst().orElseThrow());
    }
}
