package org.palermo.kernel.etag;

import org.palermo.kernel.problem.Problems;

/// `ETag` and `If-Match` over a record's version.
public final class ETags {
    private ETags() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// @param ifMatch the header as it came
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 428 when it is missing, 412 when it names another version
    public static void require(String ifMatch, int version) {
        require(ifMatch, of(version));
    }

    /// @param tag the ETag that stands, quoted
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 428 when it is missing, 412 when it is another
    public static void require(String ifMatch, String tag) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problems.preconditionRequired();
        }
        if (!ifMatch.strip().equals(tag)) {
            throw Problems.stale();
        }
    }
}
