package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;
import org.palermo.local.Home;

/// With two services, one of which is ready only after the other, like the gateway and Keycloak.
class SupervisorTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final CountDownLatch other = new CountDownLatch(1);

    @TempDir
    Path folder;
    private Supervisor supervisor;

    @BeforeEach
    void home() throws Exception {
        var home = new Home(folder);
        home.create();
        supervisor = new Supervisor(home, 1);
    }

    @AfterEach
    void stop() throws Exception {
        supervisor.stop();
    }

    /// It has nothing to do while the other service still starts.
    @Test
    void the_limit_of_a_dependent_service_begins_when_the_other_is_ready() throws Exception {
        otherIsReadyAfter(LIMIT.multipliedBy(3));
        supervisor.start(gateway("sleep 60"), LIMIT, other);
        assertEquals(0, other.getCount());
    }

    @Test
    void a_service_that_never_stays_up_fails_before_the_other_is_ready() {
        otherIsReadyAfter(Duration.ofSeconds(30));
        var failure = assertThrows(Failure.class, () -> supervisor.start(gateway("exit 3"), LIMIT, other));
        assertTrue(failure.getMessage().contains("exit code 3"), failure.getMessage());
        assertEquals(1, other.getCount());
    }

    private void otherIsReadyAfter(Duration time) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(other::countDown);
    }

    private ServiceSpec gateway(String script) {
        return new ServiceSpec(
                "gateway", ServiceSpec.Command.of(List.of("/bin/sh", "-c", script + "; true")), Map.of(), folder.resolve("gateway.log"), 1, null,
                () -> other.getCount() == 0, ServiceSpec.Stop.TERMINATE, Duration.ofSeconds(1));
    }
}
