package org.palermo.portal.gateway;

import java.util.List;

/// The result of sending a decision.
public sealed interface Decided {

    record Made() implements Decided {}

    /// @param fields the invalid fields, as in {@link MakeDecision}
    record Not(Why why, List<String> fields) implements Decided {}

    /// Why the decision was not made. Its words are in the message bundles.
    enum Why {
        INVALID, CHANGED, NOT_WAITING, RECOVERY_RUNS, REFUSED, SIGNED_OUT, AWAY;

        /// @param status of the HTTP answer
        /// @param what the last part of the problem type
        static Why of(int status, String what) {
            return switch (status) {
                case 400, 422 -> INVALID;
                case 401, 403, 404 -> REFUSED;
                case 409 -> switch (what) {
                    case "recovery-runs" -> RECOVERY_RUNS;
                    case "stage", "erased" -> NOT_WAITING;
                    default -> AWAY;
                };
                case 412, 428 -> CHANGED;
                default -> AWAY;
            };
        }
    }

    /// @param problem null when there was no answer
    static Decided not(ProblemAnswer problem) {
        return problem == null ? new Not(Why.AWAY, List.of()) : new Not(Why.of(problem.status(), problem.what()), problem.fields());
    }
}
