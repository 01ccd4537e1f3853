package org.palermo.referral.casefile.worklist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// How many cases each choice of each filter of the worklist finds, together with the other filters that are set.
///
/// @param most the number up to which cases are counted
/// @param counts one number for each value of each filter, of `recoveryWithin` for 0, 7, 14 and 30 days; a value that could not be counted
/// is not among them
@RegisterForReflection
public record CaseCounts(int most, List<FilterCount> counts) {

    /// @param filter the name of the query parameter; `all` for no filter
    /// @param value the value of that parameter; empty for `all`
    /// @param count the number of cases, at most {@link CaseCounts#most}
    /// @param more whether there are more cases than that
    @RegisterForReflection
    public record FilterCount(String filter, String value, long count, boolean more) {}
}
