package org.palermo.bench;

/// One question that is answered by measuring.
interface Measurement {

    /// As it is called on the command line.
    String name();

    /// What is compared with what, in a line.
    String question();

    /// @return whether the answer is what the suite promises
    boolean run(RunningSuite suite) throws Exception;
}
