package org.palermo.kernel.schedule;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// One run of a job that `@Scheduled` starts. A failure ends this run only, and is logged as one line. The line names the
/// class of the failure, never its message, which may contain personal data.
public final class ScheduledRun {
    private ScheduledRun() {}

    /// @param log the logger of the job
    /// @param waits how the line begins, for example `The retention run failed and will be repeated`
    public static Uni<Void> of(Supplier<Uni<?>> work, Logger log, String waits) {
        return Uni.createFrom().deferred(() -> work.get().replaceWithVoid())
                .onFailure().invoke(failure -> log.warnf("%s: %s", waits, failure.getClass().getSimpleName()))
                .onFailure().recoverWithNull();
    }
}
