package org.palermo.audit;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All that is verified of one service.
///
/// @param service whose chain it is
/// @param links in the order of their numbers as they are kept; read anew each time, for there may be millions
/// @param waiting entries that were committed and not chained yet
/// @param unlinked entries that are neither chained nor waiting; none in a sound audit
/// @param checkpoints in the order in which they were written
/// @param key that signs the checkpoints
/// @param asOf when links and entries were read: what was signed later may go further than they do
public record Evidence(
        String service, Supplier<Stream<Link>> links, List<Entry> waiting, List<Entry> unlinked, List<Checkpoint> checkpoints, PublicKey key,
        Instant asOf) {

    /// Of now: whatever was signed has to be there.
    public Evidence(String service, Supplier<Stream<Link>> links, List<Entry> waiting, List<Entry> unlinked, List<Checkpoint> checkpoints, PublicKey key) {
        this(service, links, waiting, unlinked, checkpoints, key, Instant.MAX);
    }
}
