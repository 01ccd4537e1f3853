package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Home;

class SupervisorTest {

    @TempDir
    Path folder;

    /// As the services, which have nothing to do while Keycloak still starts.
    @Test
    void one_that_is_not_ready_before_another_has_its_limit_from_then_on() throws Exception {
        var other = new CountDownLatch(1);
        var home = new Home(folder);
        home.create();
        var supervisor = new Supervisor(home, 1);
        var limit = Duration.ofSeconds(1);
        var spec = new ServiceSpec(
                "gateway", ServiceSpec.Command.of(List.of("/bin/sh", "-c", "sleep 60; true")), Map.of(), folder.resolve("gateway.log"), 1, null,
                () -> other.getCount() == 0, ServiceSpec.Stop.TERMINATE, Duration.ofSeconds(1));
        CompletableFuture.delayedExecutor(limit.multipliedBy(3).toMillis(), TimeUnit.MILLISECONDS).execute(other::countDown);
        try {
            supervisor.start(spec, limit, other);
            assertEquals(0, other.getCount());
        } finally {
            supervisor.stop();
        }
    }
}
