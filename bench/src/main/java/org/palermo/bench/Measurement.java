package org.palermo.bench;

import java.nio.file.Path;

/// One question that is answered by measuring.
interface Measurement {

    /// As it is called on the command line.
    String name();

    /// What is compared with what, in a line.
    String question();

    /// One that takes long runs only when it is named.
    default boolean isLong() {
        return false;
    }

    /// @param home of the suite that is measured, unless the measurement starts one of its own
    /// @return whether the answer is what the suite promises
    boolean run(Path home) throws Exception;
}
