package org.palermo.gateway.problem;

/// A [Problem] as the failure of a `Future`. It has no stack trace, because refusals are frequent.
public final class Refusal extends RuntimeException {

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.what(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
