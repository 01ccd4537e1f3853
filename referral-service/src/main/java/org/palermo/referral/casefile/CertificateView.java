package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A certificate that stands.
///
/// @param reference what it carries: 100 random bits with a check symbol
@RegisterForReflection
public record CertificateView(UUID id, String reference, Instant issuedAt, IssuedFor issuedFor) {}
