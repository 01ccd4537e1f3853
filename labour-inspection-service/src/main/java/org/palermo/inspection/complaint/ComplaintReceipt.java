package org.palermo.inspection.complaint;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The receipt of a complaint. Nothing can be read with it.
///
/// @param reference by which the complainant can name it
/// @param receivedAt when it was received, in UTC
@RegisterForReflection
public record ComplaintReceipt(String reference, Instant receivedAt) {}
