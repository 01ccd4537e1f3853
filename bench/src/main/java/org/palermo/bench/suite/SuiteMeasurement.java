package org.palermo.bench.suite;

import java.nio.file.Path;

/// A measurement of the suite that runs.
public interface SuiteMeasurement extends Measurement {

    @Override
    default boolean run(Path home) throws Exception {
        return run(RunningSuite.of(home));
    }

    /// @return whether the suite keeps what it promises
    boolean run(RunningSuite suite) throws Exception;
}
