package org.palermo.shelter.availability;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.profile.ShelterProfile;

/// Limits the questions of a person, in an hour and in a day, in total and for one case. One answer reveals no shelter; the budget
/// stops a person who watches answers night after night. A refused question costs nothing.
@ApplicationScoped
class QuestionBudget {
    private static final Query<Spending> SPEND = Query.of(Spending.class, """
            select coalesce(cast(ceil(extract(epoch from again - $2)) as bigint), 0) as wait_seconds, again is not null as refused
              from spend_question($1, $2, cast($3 as integer), cast($4 as integer), cast($5 as integer), cast($6 as integer)) again
            """);
    private static final Change CHARGE = Change.of("""
            insert into question (subject, case_file, asked_at)
            select actor_subject(), cast($1 as uuid), $2 from generate_series(1, cast($3 as integer))
            """);

    /// @param waitSeconds how long to wait after a refusal, otherwise 0
    @RegisterForReflection
    private record Spending(long waitSeconds, boolean refused) {}

    private final boolean budgeted;
    private final String environment;
    private final MeterRegistry meters;

    /// @param budgeted `false` only in load tests
    QuestionBudget(
            @ConfigProperty(name = "palermo.questions.budgeted", defaultValue = "true") boolean budgeted,
            @ConfigProperty(name = "palermo.environment", defaultValue = "local") String environment, MeterRegistry meters) {
        this.budgeted = budgeted;
        this.environment = environment;
        this.meters = meters;
    }

    void refuseInProduction(@Observes StartupEvent start) {
        if (!budgeted && environment.equals("production")) {
            throw new IllegalStateException(
                    "PALERMO_QUESTIONS_BUDGETED=false lets anybody ask without limit and must not be set in production.");
        }
    }

    /// @param caseFile the case of the question, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 429 with `Retry-After` in seconds
    Uni<Void> spend(UUID caseFile, ShelterProfile profile, Instant now) {
        if (!budgeted) {
            return Uni.createFrom().voidItem();
        }
        return SPEND.one(caseFile, now,
                        profile.questionsPerHour(), profile.questionsPerDay(),
                        profile.caseQuestionsPerHour(), profile.caseQuestionsPerDay())
                .invoke(spending -> {
                    if (spending.refused()) {
                        throw spent(Duration.ofSeconds(spending.waitSeconds()));
                    }
                })
                .replaceWithVoid();
    }

    /// Charges questions even when the budget is already spent, because they pay for something that the caller has already done.
    ///
    /// @param caseFile the case of the questions, or null
    Uni<Void> charge(UUID caseFile, int questions, Instant now) {
        if (!budgeted) {
            return Uni.createFrom().voidItem();
        }
        return CHARGE.execute(caseFile, now, questions).replaceWithVoid();
    }

    private RuntimeException spent(Duration wait) {
        meters.counter("palermo.questions.refused").increment();
        return Problems.tooMany("availability", "budget-spent",
                "You have used all your questions for now. Retry-After says in how many seconds you may ask again. "
                        + "You can call a shelter or the hotline at any time.",
                Math.max(1, wait.toSeconds()));
    }
}
