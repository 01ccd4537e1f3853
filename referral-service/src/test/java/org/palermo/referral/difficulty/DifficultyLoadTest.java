package org.palermo.referral.difficulty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import com.sun.management.ThreadMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.profile.ServiceCategory;

/// The most expensive query of the mechanism, forty at once: quarters in which every combination was reported. With `-Dpalermo.long=true`,
/// as many quarters as may be requested.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class DifficultyLoadTest {
    private static final int QUARTERS = Boolean.getBoolean("palermo.long") ? 20 : 8;
    private static final int ASKERS = 40;
    private static final String SUMMARY = "/api/nrm/v1/access-difficulties/summary?country=ZZ&quarters=" + QUARTERS;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @BeforeEach
    void reports() {
        takeBack();
        for (int ago = 1; ago <= QUARTERS; ago++) {
            sql("""
                insert into access_difficulty (country, region, quarter, category, cause, effect)
                select 'ZZ', r, '%s', g, c, e
                  from unnest(array['ZZ-N', 'ZZ-S']) r, unnest(string_to_array('%s', ',')) g, unnest(string_to_array('%s', ',')) c, unnest(string_to_array('%s', ',')) e
                 cross join generate_series(1, 1 + length(g || c || e) %% 3)
                """.formatted(Period.QUARTER.of(LocalDate.now(ZoneOffset.UTC).minusMonths(3L * ago)), codes(ServiceCategory.values()), codes(DifficultyCause.values()),
                    codes(DifficultyEffect.values())));
        }
    }

    private static String codes(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(","));
    }

    @AfterEach
    void takeBack() {
        sql("truncate statistics_release, access_difficulty");
    }

    @Test
    void ok_200_forty_concurrent_requests_compute_once() throws InterruptedException {
        Map<Long, Long> taking = byThread(THREADS::getThreadCpuTime);
        Map<Long, Long> taken = byThread(THREADS::getThreadAllocatedBytes);
        assertEquals(Set.of(200), statuses(fortyAtOnce()));
        System.out.printf("Taking a quarter takes %d ms of processor time and %d KiB of memory%n", since(taking, THREADS::getThreadCpuTime) / 1_000_000 / QUARTERS,
                since(taken, THREADS::getThreadAllocatedBytes) / 1_024 / QUARTERS);
        assertEquals(QUARTERS, Given.count("select count(*) from statistics_release where series = 'access-difficulty'"));
        String first = as(Account.AUTHORITY).get(SUMMARY).asString();
        fortyAtOnce();
        Map<Long, Long> busy = byThread(THREADS::getThreadCpuTime);
        Map<Long, Long> allocated = byThread(THREADS::getThreadAllocatedBytes);
        List<Response> answers = fortyAtOnce();
        long millis = since(busy, THREADS::getThreadCpuTime) / 1_000_000 / ASKERS;
        long kilobytes = since(allocated, THREADS::getThreadAllocatedBytes) / 1_024 / ASKERS;
        assertEquals(Set.of(200), statuses(answers));
        assertEquals(Set.of(first), answers.stream().map(Response::asString).collect(Collectors.toSet()));
        System.out.printf("An answer of %d KiB takes %d ms of processor time and %d KiB of memory%n", first.length() / 1_024, millis, kilobytes);
        assertTrue(millis <= 100, "an answer takes " + millis + " ms of the service's processor time");
        assertTrue(kilobytes <= 8_192, "an answer takes " + kilobytes + " KiB of memory");
    }

    /// A release from before extracts were stored.
    @Test
    void ok_200_an_earlier_release_is_extracted_once_and_reads_the_same() throws InterruptedException {
        String before = as(Account.AUTHORITY).get(SUMMARY).then().statusCode(200).extract().asString();
        sql("update statistics_release set shown = null, shown_as = null");
        List<Response> answers = fortyAtOnce();
        assertEquals(Set.of(200), statuses(answers));
        assertEquals(Set.of(before), answers.stream().map(Response::asString).collect(Collectors.toSet()));
        assertEquals(QUARTERS, Given.count("select count(*) from statistics_release where shown_as is not null"));
    }

    private static List<Response> fortyAtOnce() throws InterruptedException {
        List<Response> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> askers = IntStream.range(0, ASKERS).mapToObj(_ -> Thread.ofVirtual().start(() -> answers.add(as(Account.AUTHORITY).get(SUMMARY)))).toList();
        for (Thread asker : askers) {
            asker.join();
        }
        assertEquals(ASKERS, answers.size());
        return answers;
    }

    private static Set<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).collect(Collectors.toCollection(TreeSet::new));
    }

    /// By thread of the service.
    private static Map<Long, Long> byThread(ToLongFunction<Long> of) {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds())).filter(thread -> thread != null && thread.getThreadName().matches("(vert\\.x|executor).*"))
                .collect(Collectors.toMap(ThreadInfo::getThreadId, thread -> of.applyAsLong(thread.getThreadId())));
    }

    /// Of the threads that are still alive.
    private static long since(Map<Long, Long> before, ToLongFunction<Long> of) {
        return byThread(of).entrySet().stream().mapToLong(now -> Math.max(0, now.getValue() - before.getOrDefault(now.getKey(), 0L))).sum();
    }
}
