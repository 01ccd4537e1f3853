package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// An earlier edition of a record.
@RegisterForReflection
public record EditionView(int edition, String state, Particulars particulars, UUID agency, Instant saidAt) {}
