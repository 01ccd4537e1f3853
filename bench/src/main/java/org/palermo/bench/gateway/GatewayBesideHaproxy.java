package org.palermo.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palermo.bench.result.Table;
import org.palermo.bench.result.Times;
import org.palermo.bench.suite.CopiedProcess;
import org.palermo.bench.suite.NativeBinary;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.StartedProcess;
import org.palermo.bench.suite.SuiteMeasurement;

/// Compares the gateway with HAProxy that verifies the same tokens, with the origin alone, and with the gateway's native
/// binary if it is built. They run in turns, with a small fixed answer. The gateway is a separate one whose limits are
/// active but set above the load.
public final class GatewayBesideHaproxy implements SuiteMeasurement {

    private static final String PATH = "/api/nrm/v1/cases";
    private static final Duration TURN = Duration.ofSeconds(4);
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final int TURNS = 6;
    private static final int CALLERS = 32;
    /// The processor time that the native binary may take at most, as a multiple of the JVM's.
    private static final double MOST_NATIVE_COST = 1.3;
    /// Limits that are active but above any load.
    public static final Map<String, String> UNLIMITED = Map.of("PALERMO_GATEWAY_LIMITS_API_PER_SECOND", "10000000", "PALERMO_GATEWAY_LIMITS_API_BURST", "10000000",
            "PALERMO_GATEWAY_CONNECTIONS_PER_ADDRESS", "10000");

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String question() {
        return "what does the gateway cost beside HAProxy, which verifies the same tokens? %d turns of %d s each, %d callers".formatted(TURNS, TURN.toSeconds(), CALLERS);
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        if (!Haproxy.isInstalled()) {
            System.out.println("  NOT MEASURED: HAProxy is not installed (Debian: apt-get install haproxy)");
            return true;
        }
        var haproxy = new Haproxy(Files.createTempDirectory("palermo-bench-"));
        var token = suite.as("authority").token();
        var issuer = suite.origin() + "/auth/realms/palermo";
        var header = RunningSuite.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
        var keys = suite.as("authority").get("/auth/realms/palermo/protocol/openid-connect/certs").json();
        int originPort = StartedProcess.freePort();
        int haproxyPort = StartedProcess.freePort();
        int gatewayPort = StartedProcess.freePort();
        int nativePort = StartedProcess.freePort();
        var binary = NativeBinary.of(Path.of(System.getenv("PALERMO_ROOT")), "gateway");
        try (var origin = haproxy.origin(originPort);
                var other = haproxy.gateway(haproxyPort, originPort, issuer, haproxy.key(keys, header.get("kid").asText()));
                var ours = gateway(CopiedProcess.of(suite, "gateway"), haproxy.folder().resolve("gateway.log"), gatewayPort, originPort);
                var onBinary = binary.isEmpty() ? null
                        : gateway(CopiedProcess.of(suite, "gateway").onBinary(binary.get()), haproxy.folder().resolve("native.log"), nativePort, originPort)) {
            var sides = new ArrayList<>(List.of(
                    new Side("Palermo's gateway", ours, RawLoad.of(gatewayPort, CALLERS, PATH, token)),
                    new Side("HAProxy", other, RawLoad.of(haproxyPort, CALLERS, PATH, token)),
                    new Side("the origin alone", origin, RawLoad.of(originPort, CALLERS, PATH, null))));
            if (onBinary != null) {
                sides.add(new Side("the gateway's native binary", onBinary, RawLoad.of(nativePort, CALLERS, PATH, token)));
            }
            sides.getFirst().load.run(WARM_UP);
            for (int i = 0; i < TURNS; i++) {
                for (var side : sides) {
                    side.turn();
                }
            }
            return said(sides);
        }
    }

    private static boolean said(List<Side> sides) {
        var table = new Table("", "requests/s", "CPU a request", "median", "99 %", "failed");
        sides.forEach(side -> table.row(side.name, "%,.0f".formatted(side.perSecond()), "%.1f µs".formatted(side.cpuPerRequest() * 1e6), side.times.median(), side.times.percentile(99), String.valueOf(side.failed)));
        table.print();
        var ours = sides.get(0);
        var other = sides.get(1);
        System.out.printf("  against HAProxy: requests/s %.2f, CPU a request %.2f, 99 %% %.2f%n", ours.perSecond() / other.perSecond(),
                ours.cpuPerRequest() / other.cpuPerRequest(), (double) ours.times.percentile(99) / other.times.percentile(99));
        boolean nativeIsNear = sides.size() == 3 || isNear(ours, sides.get(3));
        return nativeIsNear && ours.failed == 0 && ours.perSecond() >= other.perSecond() && ours.cpuPerRequest() <= other.cpuPerRequest()
                && ours.times.percentile(99) < 2 * other.times.percentile(99);
    }

    private static boolean isNear(Side onJvm, Side onBinary) {
        double cost = onBinary.cpuPerRequest() / onJvm.cpuPerRequest();
        System.out.printf("  native against the JVM: requests/s %.2f, CPU a request %.2f, 99 %% %.2f%n", onBinary.perSecond() / onJvm.perSecond(), cost,
                (double) onBinary.times.percentile(99) / onJvm.times.percentile(99));
        return onBinary.failed == 0 && cost <= MOST_NATIVE_COST;
    }

    /// One of the compared programs, with its results so far.
    private static final class Side {
        private final String name;
        private final StartedProcess process;
        private final RawLoad load;
        private final Times times = new Times();
        private long failed;
        private double seconds;
        private double cpu;

        Side(String name, StartedProcess process, RawLoad load) {
            this.name = name;
            this.process = process;
            this.load = load;
        }

        void turn() throws Exception {
            var before = process.cpu();
            var answers = load.run(TURN);
            cpu += process.cpu() - before;
            seconds += answers.seconds();
            failed += answers.failed();
            times.addAll(answers.times());
        }

        double perSecond() {
            return times.count() / seconds;
        }

        double cpuPerRequest() {
            return cpu / times.count();
        }
    }

    /// Started like the suite's gateway, with the fixed answer as every origin.
    private static StartedProcess gateway(CopiedProcess copied, Path log, int port, int origin) throws IOException, InterruptedException {
        var changed = new HashMap<>(UNLIMITED);
        for (var name : List.of("PORTAL", "REFERRAL", "SHELTER", "INSPECTION", "KEYCLOAK")) {
            changed.put("PALERMO_ORIGIN_" + name, "http://127.0.0.1:" + origin);
        }
        return copied.start(changed, log, port);
    }
}
