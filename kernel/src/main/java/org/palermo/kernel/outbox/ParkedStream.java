package org.palermo.kernel.outbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A stream that waits for an operator.
///
/// @param waitingFrom the number of the refused event
/// @param lastFailure the status or the kind of failure, never a message
@RegisterForReflection
public record ParkedStream(String subscriber, UUID aggregate, long waitingFrom, long lastSequence, Instant parkedAt, String lastFailure) {}
