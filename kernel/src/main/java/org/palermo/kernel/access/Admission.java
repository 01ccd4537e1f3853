package org.palermo.kernel.access;

import org.palermo.kernel.problem.Problems;

/// Checks, when a transaction opens, that the actor's organisation is served. The policies of the database check it too;
/// this also covers data that has no policy, such as the counts behind a search.
public final class Admission {
    private Admission() {}

    /// @param body the kind of the actor's organisation, from the database
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403
    public static void require(Body body) {
        boolean served = body == Body.SYSTEM || body == Body.FOLLOWING
                || Grant.current().filter(grant -> grant.operation().bodies().contains(body)).isPresent();
        if (!served) {
            throw Problems.forbidden("identity", "organisation",
                    "Your organisation is not registered here, or sees the receipts of its referrals and nothing else.");
        }
    }
}
