package org.palermo.referral.people.recovery;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.referral.people.AccountRecovery;

/// Has the identity provider remove the second factors that were decided on: at once after the decision, and again every few seconds until
/// it succeeds. Then the person is told. Several instances may do so at once, which changes nothing.
@ApplicationScoped
class FactorRemovals {
    private static final Logger LOG = Logger.getLogger(FactorRemovals.class);
    static final Actor PEOPLE = Actor.system("people");
    private static final String EVERY = "${palermo.people.tell-again}";

    private final FactorResetRecords records;
    private final AccountRecovery accounts;
    private final FactorMail mail;
    private final Duration again;

    FactorRemovals(FactorResetRecords records, AccountRecovery accounts, FactorMail mail,
            @ConfigProperty(name = "palermo.people.tell-again") Duration again) {
        this.records = records;
        this.accounts = accounts;
        this.mail = mail;
        this.again = again;
    }

    @Scheduled(identity = "factor-removals", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return accounts.isConfigured()
                ? ScheduledRun.of(this::removeAgain, LOG, "Second factors could not be removed; the service will try again")
                : Uni.createFrom().voidItem();
    }

    /// @return the request as it is now: with the time of the removal, unless it will be repeated
    Uni<FactorReset> remove(FactorReset approved) {
        return accounts.removeSecondFactors(approved.person(), approved.passwordForgotten())
                .flatMap(removed -> removed
                        ? records.removed(PEOPLE, approved, Instant.now()).call(mail::send)
                        : Uni.createFrom().item(approved));
    }

    /// Skips very recent decisions: whoever made them is still informing the identity provider.
    private Uni<Void> removeAgain() {
        return records.untold(PEOPLE, Instant.now().minus(again)).flatMap(untold -> each(untold, this::remove))
                .chain(() -> records.unmailed(PEOPLE, Instant.now()))
                .flatMap(unmailed -> each(unmailed, mail::send));
    }

    private static <T> Uni<Void> each(List<FactorReset> resets, Function<FactorReset, Uni<T>> step) {
        return Multi.createFrom().iterable(resets).onItem().transformToUniAndConcatenate(step::apply).collect().last().replaceWithVoid();
    }
}
