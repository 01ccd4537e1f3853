package org.palermo.portal.gateway.referral;

import java.util.List;
import org.palermo.portal.gateway.ProblemAnswer;

/// The result of sending a referral.
public sealed interface ReferralResult {

    record Taken(ReferralReceipt receipt) implements ReferralResult {}

    /// @param fields the invalid fields, as the service names them
    record Not(Why why, List<String> fields) implements ReferralResult {}

    /// Why the referral was not accepted. Its words are in the message bundles. `AGE_AND_BIRTH`: a child with the date of birth of an
    /// adult; `CHILD_BY_BIRTH`: an adult with that of a child.
    enum Why {
        INVALID, AGE_AND_BIRTH, CHILD_BY_BIRTH, NOT_DESIGNATED, REFUSED, TAKEN_BEFORE, ERASED, SIGNED_OUT, GONE, AWAY;

        /// @param what the last part of the problem type
        static Why of(int status, String what) {
            return switch (status) {
                case 400 -> INVALID;
                case 401, 404 -> REFUSED;
                case 403 -> switch (what) {
                    case "not-designated" -> NOT_DESIGNATED;
                    case "answer-withheld" -> TAKEN_BEFORE;
                    default -> REFUSED;
                };
                case 409 -> what.equals("answer-erased") ? ERASED : AWAY;
                case 422 -> TAKEN_BEFORE;
                default -> AWAY;
            };
        }
    }

    /// @param problem null when there was no answer
    static ReferralResult not(ProblemAnswer problem) {
        return problem == null ? new Not(Why.AWAY, List.of()) : new Not(Why.of(problem.status(), problem.what()), problem.fields());
    }
}
