package org.palermo.kernel.access;

import org.palermo.kernel.problem.Problems;

/// Whether the organisation that somebody acts for is served, asked as each transaction opens. The policies stand under
/// it; this is for what has none, such as a search over what everybody counts.
public final class Admission {
    private Admission() {}

    /// @param body as the database says it
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
