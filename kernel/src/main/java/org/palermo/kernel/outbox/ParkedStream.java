package org.palermo.kernel.outbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A stream that waits for an operator.
///
/// @param subscriber who receives the events
/// @param aggregate the record that the events are about
/// @param waitingFrom the number of the refused event
/// @param lastSequence the number of the last event that waits
/// @param parkedAt when the stream stopped, in UTC
/// @param lastFailure the status or the kind of failure, never a message; null when none is known
@RegisterForReflection
public record ParkedStream(String subscriber, UUID aggregate, long waitingFrom, long lastSequence, Instant parkedAt, String lastFailure) {}
