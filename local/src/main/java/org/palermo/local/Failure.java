package org.palermo.local;

/// What went wrong, in one line for the person at the terminal. No stack trace is shown for it.
public final class Failure extends RuntimeException {

    public Failure(String line) {
        super(line);
    }

    public Failure(String line, Throwable cause) {
        super(line, cause);
    }
}
