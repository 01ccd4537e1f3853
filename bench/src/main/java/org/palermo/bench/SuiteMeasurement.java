package org.palermo.bench;

import java.nio.file.Path;

/// A question to the suite that runs.
interface SuiteMeasurement extends Measurement {

    @Override
    default boolean run(Path home) throws Exception {
        return run(RunningSuite.of(home));
    }

    /// @return whether the answer is what the suite promises
    boolean run(RunningSuite suite) throws Exception;
}
