package org.palermo.kernel.protection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Not ready without master keys, or with master keys that can't open this database's key of the hashes. A file that
/// becomes invalid while the service runs is reported and does not stop it.
@Readiness
@ApplicationScoped
class KeysHealth implements HealthCheck {
    private final MasterKeys masterKeys;
    private final KeyedHashes hashes;

    KeysHealth(MasterKeys masterKeys, KeyedHashes hashes) {
        this.masterKeys = masterKeys;
        this.hashes = hashes;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("protection").status(masterKeys.areHere() && hashes.areReady());
        masterKeys.failure().ifPresent(reason -> answer.withData("file", reason.code()));
        if (masterKeys.areHere()) {
            answer.withData("current", masterKeys.current());
            answer.withData("keys", masterKeys.ids().stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
            if (!hashes.areReady()) {
                answer.withData("reason", "These master keys have not opened this database's data keys.");
            }
        }
        return answer.build();
    }
}
