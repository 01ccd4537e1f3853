package org.palermo.portal.gateway;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// That a complaint was received.
///
/// @param reference by which the complainant can name it
@RegisterForReflection
public record ComplaintReceipt(String reference) {}
