package org.palermo.systemtest.nothinglost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;

/// What dies in a round, always by `kill -9`. Processes that hold people's work die more often.
enum KillTarget {
    REFERRAL(Port.REFERRAL, 5),
    SHELTER(Port.SHELTER, 5),
    INSPECTION(Port.INSPECTION, 5),
    GATEWAY(Port.GATEWAY, 2),
    PORTAL(Port.PORTAL, 1),
    KEYCLOAK(Port.KEYCLOAK, 1),
    /// Only the postmaster, which leaves its processes orphaned.
    POSTGRES(Port.POSTGRES, 3),
    /// One backend process, after which PostgreSQL ends all sessions and recovers by itself.
    BACKEND(Port.POSTGRES, 3),
    /// Its child processes go on without it, until the next `up` starts them anew.
    LAUNCHER(null, 1),
    /// The launcher and all of PostgreSQL in one instant.
    POWER(null, 1);

    private final Port port;
    private final int weight;

    KillTarget(Port port, int weight) {
        this.port = port;
        this.weight = weight;
    }

    /// All of them, as often as their weights say, in random order.
    static List<KillTarget> shuffled(Random random) {
        var bag = new ArrayList<KillTarget>();
        for (var target : values()) {
            bag.addAll(Collections.nCopies(target.weight, target));
        }
        Collections.shuffle(bag, random);
        return bag;
    }

    /// Whether the launcher restarts it, if the launcher itself is alive.
    boolean isSupervised() {
        return port != null;
    }

    void strike(LocalSuite suite, Random random) {
        switch (this) {
            case LAUNCHER -> suite.supervisor().ifPresent(KillTarget::kill);
            case POWER -> suite.cutPower();
            case BACKEND -> oneOf(suite.awaitProcess(port).children().toList(), random).ifPresent(KillTarget::kill);
            default -> kill(suite.awaitProcess(port));
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static Optional<ProcessHandle> oneOf(List<ProcessHandle> processes, Random random) {
        return processes.isEmpty() ? Optional.empty() : Optional.of(processes.get(random.nextInt(processes.size())));
    }

    /// Does what a person must do. Everything else recovers by itself, and only callers that need it wait for it.
    static void recover(LocalSuite suite, List<KillTarget> struck) {
        if (!struck.stream().allMatch(KillTarget::isSupervised)) {
            suite.up();
        }
    }
}
