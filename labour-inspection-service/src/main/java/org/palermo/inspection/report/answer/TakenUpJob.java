package org.palermo.inspection.report.answer;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.palermo.inspection.report.answer.TakenUpAnswers.Answer;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;

/// Asks the mechanism each minute which reported cases it took up, and keeps the days. While the mechanism does not answer, it is asked
/// less and less often. No transaction is open while it is asked.
@ApplicationScoped
class TakenUpJob {
    private static final Logger LOG = Logger.getLogger(TakenUpJob.class);
    private static final Actor READER = Actor.system("reports-taken-up");
    private static final String EVERY = "${palermo.reports-taken-up.every:60s}";
    private static final long LONGEST_PAUSE_MINUTES = 15;
    /// How many pages one run reads; the next run goes on.
    private static final int MOST_PAGES = 50;

    private final TakenUpAnswers answers;
    private final TakenUpProgress reading;
    private final Vertx vertx;

    TakenUpJob(TakenUpAnswers answers, TakenUpProgress reading, Vertx vertx) {
        this.answers = answers;
        this.reading = reading;
        this.vertx = vertx;
    }

    @Scheduled(identity = "reports-taken-up", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The answers about reports could not be read and will be tried again");
    }

    Uni<Void> run() {
        UUID lease = UUID.randomUUID();
        return own(() -> reading.begin(READER, lease))
                .flatMap(due -> due.map(turn -> read(lease, turn, MOST_PAGES)).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> read(UUID lease, TakenUpProgress.Due turn, int pages) {
        return pages == 0 ? end(lease) : answers.after(turn.readUntil()).flatMap(answer -> switch (answer) {
            case Answer.Told told when told.page().items().isEmpty() -> end(lease);
            case Answer.Told told -> own(() -> reading.keep(READER, lease, told.page()))
                    .flatMap(mine -> goOn(mine, lease, new TakenUpProgress.Due(told.page().next(), 0), pages - 1));
            case Answer.Restored restored -> own(() -> reading.startAgain(READER, lease))
                    .flatMap(mine -> goOn(mine, lease, new TakenUpProgress.Due(null, turn.attempts()), pages - 1));
            case Answer.Away away -> away(lease, turn, away.failure());
        });
    }

    private Uni<Void> goOn(boolean mine, UUID lease, TakenUpProgress.Due turn, int pages) {
        return mine ? read(lease, turn, pages) : Uni.createFrom().voidItem();
    }

    private Uni<Void> end(UUID lease) {
        return own(() -> reading.end(READER, lease));
    }

    private Uni<Void> away(UUID lease, TakenUpProgress.Due turn, String failure) {
        LOG.warnf("The mechanism does not answer which reports were taken up: %s", failure);
        return own(() -> reading.failed(READER, lease, pause(turn.attempts())));
    }

    private static Duration pause(int attempts) {
        return Duration.ofMinutes(Math.min(LONGEST_PAUSE_MINUTES, 1L << Math.min(attempts, Integer.SIZE)));
    }

    private <T> Uni<T> own(Supplier<Uni<? extends T>> transaction) {
        return OwnContext.run(vertx, transaction);
    }
}
