package org.palermo.referral.onward;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// @param coordinator for a transfer: the case coordinator of your organisation who takes over the case. Left out by a coordinator who
/// takes it herself, and for a service referral
@RegisterForReflection
public record AcceptOnward(UUID coordinator) {}
