package org.palermo.audit;

import java.util.List;
import java.util.Optional;

/// What came of a verification.
///
/// @param links that hold, from the first
/// @param waiting entries that were not chained yet
/// @param checkpoints that were looked at
/// @param later how many of them were signed after links and entries were read
/// @param restores what restores from a backup have taken from the chain, in words; not a breach, but somebody must know
///     of each
/// @param breach the first, or empty when the chain is whole
public record Verdict(String service, long links, int waiting, int checkpoints, long later, List<String> restores, Optional<Breach> breach) {

    public boolean isWhole() {
        return breach.isEmpty();
    }
}
