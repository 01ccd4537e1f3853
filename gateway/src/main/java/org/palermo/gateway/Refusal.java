package org.palermo.gateway;

/// A [Problem] as the failure of a `Future`. It has no stack trace, because refusals are frequent.
final class Refusal extends RuntimeException {

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.what(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
