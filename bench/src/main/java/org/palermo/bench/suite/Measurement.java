package org.palermo.bench.suite;

import java.nio.file.Path;

/// One question that is answered by measuring.
public interface Measurement {

    /// The name on the command line.
    String name();

    /// What is compared with what, in one line.
    String question();

    /// A long measurement runs only when it is named.
    default boolean isLong() {
        return false;
    }

    /// @param home the home of the measured suite, unless the measurement starts its own
    /// @return whether the suite keeps what it promises
    boolean run(Path home) throws Exception;
}
