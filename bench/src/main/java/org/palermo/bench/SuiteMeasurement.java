package org.palermo.bench;

import java.nio.file.Path;

/// A measurement of the suite that runs.
interface SuiteMeasurement extends Measurement {

    @Override
    default boolean run(Path home) throws Exception {
        return run(RunningSuite.of(home));
    }

    /// @return whether the suite keeps what it promises
    boolean run(RunningSuite suite) throws Exception;
}
