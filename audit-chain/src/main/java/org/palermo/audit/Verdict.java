package org.palermo.audit;

import java.util.List;
import java.util.Optional;

/// The result of a verification.
///
/// @param links number of valid links, from the first
/// @param waiting number of entries that were not chained yet
/// @param checkpoints number of checkpoints that were checked
/// @param later how many of these were signed after links and entries were read
/// @param restores what restores from a backup have removed from the chain, in words; not a breach, but somebody must know
///     of each
/// @param breach the first one, or empty when the chain is whole
public record Verdict(
        String service, long links, int waiting, int checkpoints, long later, List<String> restores, Optional<Breach> breach) {

    public boolean isWhole() {
        return breach.isEmpty();
    }
}
