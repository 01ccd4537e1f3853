package org.palermo.referral.casefile.certificate;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.casefile.TypedReference;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profiles;

/// Answers whether a person may be removed, by the reference of a certificate and nothing else. The same statements run for every reference
/// and, unless the person is protected, the same answer is given.
@Tag(name = "Certificates",
        description = "Certificates that the person of a case carries, and the question whether the carrier may be removed from the "
                + "country.")
@Path("/api/nrm/v1/removal-questions")
@Authenticated
@ApplicationScoped
public class RemovalQuestions {
    private static final Query<SpentRow> SPEND = Query.of(SpentRow.class, """
            select coalesce(cast(ceil(extract(epoch from again - $1)) as bigint), 0) as seconds, again is not null as refused, of_person,
              repeated
              from spend_removal_question($1, $2, cast($3 as integer), cast($4 as integer), cast($5 as integer), cast($6 as integer))
            """);

    private final CertificateStore store;
    private final Countries countries;
    private final Profiles profiles;
    private final CurrentOperation operation;

    RemovalQuestions(CertificateStore store, Countries countries, Profiles profiles, CurrentOperation operation) {
        this.store = store;
        this.countries = countries;
        this.profiles = profiles;
        this.operation = operation;
    }

    /// @param seconds until the caller may ask again; 0 unless the question is refused
    /// @param ofPerson whether the caller's own limit is reached, not only that of the organisation
    @RegisterForReflection
    private record SpentRow(long seconds, boolean refused, boolean ofPerson, boolean repeated) {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the check character is wrong, 429 when the caller or her organisation
    ///     has asked too often
    @POST
    @Operation(operationId = "askRemovalQuestion",
            summary = "Ask whether the person who carries a certificate may be removed from the country",
            description = "The answer is `PROTECTED_UNTIL` with a day, or `ASK_COMPETENT_AUTHORITY`, also for an unknown reference and for "
                    + "a case of a country in which you do not act. A reference with a wrong character gets 400, too many questions 429. "
                    + "The organisations that have the case are told; if an organisation repeats a question, they are told once a day.")
    @Allowed(roles = EVERY_ROLE, also = IMMIGRATION,
            scope = "the reference that a person carries, in the country in which the caller acts; limited in number for an "
                    + "organisation")
    @Audited
    @Scoped
    public Uni<RemovalAnswer> ask(@Valid @NotNull AskRemoval command) {
        Actor actor = operation.caller();
        String reference = TypedReference.canonical("reference", command.reference());
        return spend(actor, reference, operation.now())
                .chain(repeated -> store.about(reference, operation.now(), !repeated))
                .call(found -> recorded(actor, found))
                .map(found -> RemovalAnswer.of(found.filter(known -> acts(actor, known.region())).map(this::until).orElse(null)));
    }

    private LocalDate until(RemovalProtection protection) {
        Country country = countries.ofRegion(protection.region()).orElseThrow();
        return protection.until(LocalDate.ofInstant(operation.now(), country.zone()), profiles.of(country).removalStepDays());
    }

    /// The law of one country does not bar removal from another.
    private static boolean acts(Actor actor, String region) {
        return actor.actsIn(Territory.countryOf(region));
    }

    private Uni<Void> recorded(Actor actor, Optional<RemovalProtection> found) {
        return found.map(known -> operation.record(actor, "ASK_REMOVAL", CaseFiles.KIND, known.caseFile()))
                .orElseGet(() -> operation.record(actor, "ASK_REMOVAL", "removal_question", Ids.next()));
    }

    /// @return whether the same question was asked within the last day; then it is not counted again
    private Uni<Boolean> spend(Actor actor, String reference, Instant now) {
        Profile.RemovalQuestions budget = budget(actor);
        return SPEND.one(now, store.asked(actor, reference), budget.perHour(), budget.perDay(), budget.personPerHour(),
                        budget.personPerDay())
                .invoke(row -> {
                    if (row.refused()) {
                        throw spent(row.ofPerson(), Math.max(1, row.seconds()));
                    }
                })
                .map(SpentRow::repeated);
    }

    private static HttpProblem spent(boolean ofPerson, long seconds) {
        return ofPerson
                ? Problems.tooMany("removal-question", "budget-spent",
                        "You have asked as often as one person may in this time. Ask the competent authority.", seconds)
                : Problems.tooMany("removal-question", "budget-spent",
                        "Your organisation has asked as often as it may in this time. Ask the competent authority.", seconds);
    }

    /// The largest limits of the countries in which the asker acts. If there is no such country, the smallest limits of all countries.
    private Profile.RemovalQuestions budget(Actor actor) {
        Comparator<Profile.RemovalQuestions> byDay = Comparator.comparingInt(Profile.RemovalQuestions::perDay);
        return countries.all().stream().filter(country -> acts(actor, country.code()))
                .map(country -> profiles.of(country).removalQuestions()).max(byDay)
                .orElseGet(() -> countries.all().stream().map(country -> profiles.of(country).removalQuestions()).min(byDay).orElseThrow());
    }
}
