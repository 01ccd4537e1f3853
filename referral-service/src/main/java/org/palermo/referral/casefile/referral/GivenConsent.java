package org.palermo.referral.casefile.referral;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// An adult's consent to the referral, as it was first recorded.
///
/// @param givenAt when she gave it, in UTC
/// @param withdrawn whether it was withdrawn later, and not given again since
@RegisterForReflection
public record GivenConsent(Instant givenAt, ConsentHow how, boolean withdrawn) {}
