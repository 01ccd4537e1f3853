package org.palermo.referral.mechanism.serviceline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.palermo.referral.mechanism.serviceline.contact.Contact;

/// The contact of a service line for a period.
///
/// @param contact how the line was reached; left out while nothing was said
/// @param from when it began to apply, in UTC; null for the first one
/// @param until when another one replaced it, in UTC; null for the current one
@RegisterForReflection
public record ContactSince(@JsonInclude(JsonInclude.Include.NON_NULL) Contact contact, Instant from, Instant until) {}
