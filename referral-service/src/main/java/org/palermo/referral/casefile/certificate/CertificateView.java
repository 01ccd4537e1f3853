package org.palermo.referral.casefile.certificate;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A valid certificate.
///
/// @param reference the reference printed on it: at least 100 random bits with a check character
/// @param issuedAt when it was issued, in UTC
/// @param issuedFor on which occasion it was issued
@RegisterForReflection
public record CertificateView(UUID id, String reference, Instant issuedAt, IssuedFor issuedFor) {}
