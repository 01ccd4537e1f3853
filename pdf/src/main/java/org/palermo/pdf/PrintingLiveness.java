package org.palermo.pdf;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// A thread that lays out a document can't be ended from outside. If all of them hang, only a restart helps.
@Liveness
@Singleton
class PrintingLiveness implements HealthCheck {
    private final Printing printing;

    PrintingLiveness(Printing printing) {
        this.printing = printing;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("printing").status(!printing.hangs()).build();
    }
}
