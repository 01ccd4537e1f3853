package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// What a record said before.
@RegisterForReflection
public record EditionView(int edition, String state, Particulars particulars, UUID agency, Instant saidAt) {}
