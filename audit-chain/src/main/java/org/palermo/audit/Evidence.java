package org.palermo.audit;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Everything that is needed to verify one service's audit.
///
/// @param service whose chain it is
/// @param links in the order of their numbers as they are stored; read again for each pass, because there may be millions
/// @param waiting entries that were committed and not chained yet
/// @param unlinked entries that are neither chained nor waiting; a sound audit has none
/// @param checkpoints in the order in which they were written
/// @param key that verifies the checkpoints
/// @param asOf when links and entries were read: later checkpoints may go further
public record Evidence(
        String service, Supplier<Stream<Link>> links, List<Entry> waiting, List<Entry> unlinked, List<Checkpoint> checkpoints,
        PublicKey key, Instant asOf) {

    /// As of now: the chain must contain everything that any checkpoint has signed.
    public Evidence(String service, Supplier<Stream<Link>> links, List<Entry> waiting, List<Entry> unlinked,
            List<Checkpoint> checkpoints, PublicKey key) {
        this(service, links, waiting, unlinked, checkpoints, key, Instant.MAX);
    }
}
