package org.palermo.local.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.audit.Checkpoint;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Http;
import org.palermo.local.Ports;
import org.palermo.local.Terminal;

/// Requests a signed checkpoint from each service each minute and stores it where the service can't write.
public final class CheckpointKeeper {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Home home;
    private final Ports ports;
    private final Terminal terminal;
    private final Map<Application, Checkpoint> last = new HashMap<>();
    private final Map<Application, String> told = new HashMap<>();

    public CheckpointKeeper(Home home, Ports ports, Terminal terminal) {
        this.home = home;
        this.ports = ports;
        this.terminal = terminal;
    }

    public void start() {
        Thread.ofPlatform().daemon().name("audit-checkpoints").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                round();
                sleep();
            }
        });
    }

    void round() {
        for (Application application : services()) {
            try {
                keep(application).ifPresentOrElse(trouble -> tell(application, trouble), () -> told.remove(application));
            } catch (IOException away) {
                // The service is restarting, or was left out: the next minute's checkpoint covers this one.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (Failure unreadable) {
                tell(application, unreadable.getMessage());
            }
        }
    }

    static List<Application> services() {
        return Application.ALL.stream().filter(Application::usesKernelTables).toList();
    }

    private Optional<String> keep(Application application) throws IOException, InterruptedException {
        URI address = URI.create(Ports.inside(ports.managementOf(application)) + "/q/audit/checkpoint");
        HttpResponse<String> answer = Http.client()
                .send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            return Optional.of("it gives no checkpoint (" + answer.statusCode() + ")");
        }
        CheckpointFolder folder = CheckpointFolder.of(home, application);
        if (!last.containsKey(application)) {
            folder.mend();
            folder.all().forEach(known -> last.put(application, known));
        }
        Optional<String> refused = folder.add(Lines.read(answer.body()), last.get(application));
        if (refused.isEmpty()) {
            last.put(application, Lines.checkpoint(Lines.read(answer.body())));
        }
        return refused;
    }

    /// Warns once about each problem, not once a minute.
    private void tell(Application application, String trouble) {
        if (!trouble.equals(told.put(application, trouble))) {
            terminal.warn("audit of %s: %s. `palermo audit verify` says where.".formatted(application.name(), trouble));
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
