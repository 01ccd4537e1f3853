package org.palermo.referral.onward;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// @param coordinator of a transfer: the case coordinator of your organisation who works on the case from now on; left out by
/// one who takes it herself. For a service referral left out
@RegisterForReflection
public record AcceptOnward(UUID coordinator) {}
