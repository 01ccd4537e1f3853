package org.palermo.local;

/// An expected failure, in one line for the person at the terminal. It is shown without a stack trace.
public final class Failure extends RuntimeException {

    public Failure(String line) {
        super(line);
    }

    public Failure(String line, Throwable cause) {
        super(line, cause);
    }
}
