package org.palermo.referral.mechanism;

import java.time.Instant;
import java.util.UUID;

/// A line moved from one state to another.
record ServiceLineChanged(UUID line, LineState before, LineState after, String reason, Instant at) {}
