package org.palermo.gateway;

/// A [Problem] as a failure, for the way of a `Future`. It has no stack: a refusal is an everyday answer.
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
