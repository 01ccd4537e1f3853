package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// What is left of a person: her file, and when she was erased.
@RegisterForReflection
public record ErasureView(UUID caseFile, String reference, Instant erasedAt) {}
