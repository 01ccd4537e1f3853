package org.palermo.kernel.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The state of the chain, as the service itself has verified it.
///
/// @param state whether the chain is intact
/// @param links how many links the chain has
/// @param lastAt when the entry of the last link was recorded, in UTC; left out for an empty chain
/// @param waiting how many entries wait to be chained
/// @param checkedTo the number of the last link that was verified
/// @param checkedAt when the verification last ran, in UTC; left out before the first run
/// @param wholeAt when all links were last verified from the first one on, in UTC; left out before that
/// @param brokenAt the number of the first link that is wrong or gone; left out for a chain without one
/// @param breach how the chain is broken; left out for a chain that is not
/// @param foundAt when the verification found it, in UTC; left out for a chain that is not broken
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChainStateView(
        ChainVerdict state, long links, Instant lastAt, long waiting, long checkedTo, Instant checkedAt, Instant wholeAt, Long brokenAt,
        ChainBreach breach, Instant foundAt) {}
