package org.palermo.referral.mechanism.serviceline;

import java.time.Instant;
import java.util.UUID;

/// A service line changed its state.
record ServiceLineChanged(UUID line, LineState before, LineState after, String reason, Instant at) {}
