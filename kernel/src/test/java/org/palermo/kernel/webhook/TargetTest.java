package org.palermo.kernel.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String SLOW = "slow.example.org";

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void takes_a_host_and_a_path() {
        assertNull(target(false, "production").flaw("https://hooks.example.org/palermo"));
        assertNull(target(false, "production").flaw("https://hooks.example.org:443/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example.org/", "https://user:pw@hooks.example.org/", "https://hooks.example.org/?key=1", "https://hooks.example.org/#a", "https://hooks.example.org:8443/",
        "https://127.0.0.1/", "https://2130706433/", "https://0x7f000001/", "https://[::1]/", "https://", "file:///etc/passwd", "hooks.example.org", "https://a b/", ""})
    void says_what_it_must_be(String url) {
        String said = target(false, "production").flaw(url);
        assertTrue(said.startsWith("must "), said);
    }

    @Test
    void a_name_of_this_machine_is_closed() {
        Target target = target(false, "production");
        var closed = assertThrows(Target.Closed.class, () -> target.lookUp("localhost").await().indefinitely());
        assertEquals("ADDRESS_NOT_PUBLIC", closed.getMessage());
    }

    @Test
    void a_name_without_an_address_is_closed() {
        Target target = target(true, "local");
        var closed = assertThrows(Target.Closed.class, () -> target.lookUp("nowhere.invalid").await().indefinitely());
        assertEquals("UNKNOWN_HOST", closed.getMessage());
    }

    @Test
    void a_name_server_that_does_not_answer_delays_no_other_name() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        Target target = slow(answered);
        try {
            CompletableFuture<InetAddress> found = new CompletableFuture<>();
            VERTX.getOrCreateContext().runOnContext(() -> {
                target.lookUp(SLOW).subscribe().with(late -> {}, failed -> {});
                target.lookUp("localhost").subscribe().with(found::complete, found::completeExceptionally);
            });
            assertNotNull(found.get(60, TimeUnit.SECONDS));
        } finally {
            answered.countDown();
        }
    }

    @Test
    void a_hundred_names_without_an_answer_keep_no_thread_of_other_work() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        Target target = slow(answered);
        try {
            for (int i = 0; i < 100; i++) {
                target.lookUp(SLOW).subscribe().with(late -> {}, failed -> {});
            }
            assertEquals("done", VERTX.executeBlocking(() -> "done").await().atMost(Duration.ofSeconds(60)));
        } finally {
            answered.countDown();
        }
    }

    @Test
    void a_test_may_open_this_machine_and_nothing_else() {
        Target target = target(true, "local");
        assertNull(target.flaw("http://localhost:1234/hook"));
        assertNotNull(target.lookUp("localhost").await().indefinitely());
        assertThrows(Target.Closed.class, () -> target.lookUp("10.0.0.1").await().indefinitely());
    }

    @Test
    void production_refuses_to_open_it() {
        Target target = target(true, "production");
        assertThrows(IllegalStateException.class, () -> target.refuseInProduction(null));
    }

    private static Target target(boolean open, String environment) {
        return new Target(open, environment, VERTX, InetAddress::getAllByName);
    }

    /// A name server that does not answer for one name.
    private static Target slow(CountDownLatch answered) {
        return new Target(true, "local", VERTX, host -> {
            if (host.equals(SLOW)) {
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
    }
}
