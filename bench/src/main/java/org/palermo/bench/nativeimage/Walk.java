package org.palermo.bench.nativeimage;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.palermo.bench.soak.SoakCallers;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;

/// Calls every operation with every account, in the same order, one request after the other. At the end it calls the reading
/// operations again, which then also see the created records.
final class Walk {

    /// A caller who has not signed in.
    static final String NOBODY = "";
    static final String GATEWAY = "gateway";
    private static final Operation DOCUMENT = new Operation("GET", "/openapi", null, null);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;
    /// Seconds; a longer wait counts as a refusal.
    private static final long LONGEST_WAIT = 5;
    private static final int TRIES = 4;

    private final SoakCallers.SignedIn people;
    private final Instant since;
    private final KnownRecords met = new KnownRecords();
    private final Map<String, KeptAnswer> answers = new LinkedHashMap<>();
    private final Map<String, Integer> requests = new TreeMap<>();

    /// @param since ids and times after this instant differ in each walk
    Walk(RunningSuite suite, Instant since) {
        this.people = new SoakCallers.SignedIn(suite);
        this.since = since;
    }

    /// Ends early when it takes too long; the answers that were not asked for are then missing.
    void run(List<Operation> operations, List<String> accounts) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ask(threads, DOCUMENT, NOBODY);
            for (var operation : operations) {
                for (var account : accounts) {
                    if (System.nanoTime() < end) {
                        ask(threads, operation, account);
                    }
                }
            }
        }
    }

    private void ask(ExecutorService threads, Operation operation, String account) throws InterruptedException {
        var asked = operation + " as " + (account.equals(NOBODY) ? "nobody" : account);
        answers.put(answers.containsKey(asked) ? asked + ", again" : asked, kept(threads, operation, account));
        requests.merge(GATEWAY, 1, Integer::sum);
        if (!account.equals(NOBODY)) {
            requests.merge(operation.service(), 1, Integer::sum);
        }
    }

    private KeptAnswer kept(ExecutorService threads, Operation operation, String account) throws InterruptedException {
        var path = met.path(operation, account);
        var asking = threads.submit(() -> answered(operation, account, path));
        try {
            var answered = asking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            met.learn(operation, account, path.replaceAll("\\?.*", ""), answered);
            return KeptAnswer.of(answered, since);
        } catch (TimeoutException e) {
            asking.cancel(true);
            return KeptAnswer.none("not within %d s".formatted(PATIENCE.toSeconds()));
        } catch (ExecutionException e) {
            return KeptAnswer.none(e.getCause().getClass().getSimpleName());
        }
    }

    private Caller.Answered answered(Operation operation, String account, String path) throws Exception {
        var headers = new TreeMap<String, String>();
        if (!operation.reads()) {
            headers.put("If-Match", met.version(path.replaceAll("\\?.*", "")));
            headers.put("Idempotency-Key", "walk " + answers.size());
        }
        for (int tried = 1; ; tried++) {
            var answered = people.as(account).once(operation.method(), path, operation.type(), operation.body(), headers);
            if (answered.status() != TOO_MANY || answered.retryAfter() > LONGEST_WAIT || tried == TRIES) {
                return answered;
            }
            Thread.sleep(Duration.ofSeconds(answered.retryAfter()));
        }
    }

    /// By operation and account, in the order of the calls.
    Map<String, KeptAnswer> answers() {
        return answers;
    }

    /// The number of requests that were sent to an application.
    int requestsTo(String application) {
        return requests.getOrDefault(application, 0);
    }
}
