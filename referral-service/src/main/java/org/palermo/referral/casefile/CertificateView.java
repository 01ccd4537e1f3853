package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A valid certificate.
///
/// @param reference the reference printed on it: 100 random bits with a check symbol
@RegisterForReflection
public record CertificateView(UUID id, String reference, Instant issuedAt, IssuedFor issuedFor) {}
