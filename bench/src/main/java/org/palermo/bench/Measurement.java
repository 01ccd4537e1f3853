package org.palermo.bench;

/// One question that is answered by measuring.
interface Measurement {

    /// As it is called on the command line.
    String name();

    /// What is compared with what, in a line.
    String question();

    /// One that takes an hour runs only when it is named.
    default boolean isLong() {
        return false;
    }

    /// @return whether the answer is what the suite promises
    boolean run(RunningSuite suite) throws Exception;
}
