package org.palermo.kernel.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Starts no run of a job while the service stops: Quarkus ends its scheduler later than the connections to the database.
@ApplicationScoped
class ScheduleEnd {
    private final Scheduler scheduler;

    ScheduleEnd(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler.isStarted()) {
            scheduler.pause();
        }
    }
}
