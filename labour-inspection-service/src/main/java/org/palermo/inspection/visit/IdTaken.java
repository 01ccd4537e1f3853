package org.palermo.inspection.visit;

import io.quarkiverse.resteasy.problem.HttpProblem;

/// A device sent a different body under an id that it had used before. An operation with {@link KeepsOtherBodies} keeps the body, so that
/// a person can choose.
public class IdTaken extends HttpProblem {
    private final transient SentUnderId said;

    /// @param problem the answer
    /// @param said the body, whose id is taken
    public IdTaken(HttpProblem problem, SentUnderId said) {
        super(HttpProblem.builder(problem));
        this.said = said;
    }

    public SentUnderId said() {
        return said;
    }
}
