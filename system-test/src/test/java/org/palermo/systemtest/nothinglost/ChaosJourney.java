package org.palermo.systemtest.nothinglost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Kills processes in rounds while people work. After each round, compares what people were told with what is stored.
/// `./palermo test --chaos` runs only the long form of this; `--all` runs it with everything else.
///
/// A round ends when everybody has a final answer, all events have arrived and nothing is broken. Processes that nobody
/// needed for that, such as the portal or Keycloak, may still be restarting when the next round begins.
@Order(97)
@ExtendWith(RunningSuite.class)
class ChaosJourney {

    private static final int ROUNDS = Integer.getInteger("palermo.chaos.rounds", 8);
    private static final long SEED = Long.getLong("palermo.chaos.seed", System.nanoTime());
    private static final int WORK_BEFORE_MILLIS = 1_500;
    private static final int WORK_AFTER_MILLIS = 700;
    /// A broken chain stays broken. So the long form, whose audit grows to some hundred thousand entries, checks less often.
    private static final int AUDITED_EVERY = ROUNDS > 20 ? 10 : 1;
    /// The service that died may be the one that numbers the feed.
    private static final Duration FEED_WITHIN = LocalSuite.RESTART;

    private final Suite suite;
    private final LocalSuite local;
    private final Random random = new Random(SEED);
    private final Deque<KillTarget> bag = new ArrayDeque<>();

    ChaosJourney(Suite suite) {
        this.suite = suite;
        this.local = suite.local("a suite whose processes may be killed");
    }

    @Test
    void every_answered_request_is_stored_once_whatever_dies() throws Exception {
        System.out.println("chaos: %d rounds, seed %d".formatted(ROUNDS, SEED));
        var began = System.nanoTime();
        var ledger = new Ledger();
        var town = Town.build(suite, ledger);
        var promises = new Promises(local, ledger);
        var checker = new Checker(local);
        try (var follower = new AuditFollower(local)) {
            for (int round = 1; round <= ROUNDS; round++) {
                var steps = new Steps();
                var struck = round(town, follower, steps);
                checker.settle();
                steps.done("settled");
                var broken = new ArrayList<>(round % AUDITED_EVERY == 0 || round == ROUNDS ? checker.brokenAudited() : checker.broken());
                broken.addAll(promises.broken());
                assertEquals(List.of(), broken, "round %d of seed %d, after the death of %s".formatted(round, SEED, struck));
                assertNull(follower.broken(), () -> "the audit's feed: " + follower.broken());
                steps.done("checked");
                System.out.println("chaos: round %d, %s, %d s (%s); %s"
                        .formatted(round, struck, Duration.ofNanos(System.nanoTime() - began).toSeconds(), steps, ledger.summary()));
            }
        }
        for (var service : Port.values()) {
            local.awaitReady(service);
        }
        assertTrue(ledger.of(Ledger.Kind.REFERRAL).size() >= ROUNDS && ledger.of(Ledger.Kind.HOLD).size() >= ROUNDS, ledger::summary);
        Figures.note("chaos: %d rounds in %d s, seed %d: %s"
                .formatted(ROUNDS, Duration.ofNanos(System.nanoTime() - began).toSeconds(), SEED, ledger.summary()));
    }

    /// @return what was killed
    private List<KillTarget> round(Town town, AuditFollower follower, Steps steps) throws Exception {
        town.countBeds();
        try (var open = OpenTransaction.begin(local); var load = Load.of(town.people())) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(WORK_BEFORE_MILLIS));
            var struck = strike();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(WORK_AFTER_MILLIS));
            steps.done("struck");
            KillTarget.recover(local, struck);
            load.finish();
            steps.done("answered");
            var entry = open.commit();
            if (entry != null) {
                Awaitility.await("the slow transaction's entry in the feed").atMost(FEED_WITHIN).ignoreExceptions().until(() -> follower.hasSeen(entry));
            }
            return struck;
        }
    }

    /// Usually one; at times a second one before the first is back.
    private List<KillTarget> strike() throws InterruptedException {
        var struck = new ArrayList<>(List.of(next()));
        struck.getFirst().strike(local, random);
        if (random.nextInt(4) == 0 && struck.getFirst().isSupervised()) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(WORK_AFTER_MILLIS));
            var second = next();
            second.strike(local, random);
            struck.add(second);
        }
        return struck;
    }

    private KillTarget next() {
        if (bag.isEmpty()) {
            bag.addAll(KillTarget.shuffled(random));
        }
        return bag.removeFirst();
    }
}
