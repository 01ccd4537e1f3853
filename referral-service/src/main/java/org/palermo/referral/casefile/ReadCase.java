package org.palermo.referral.casefile;

import org.palermo.kernel.identity.Actor;

/// A case for reading what belongs to it.
///
/// @param actor as she reads it: under her break-glass access, when it is that which lets her
public record ReadCase(Actor actor, SeenCase file) {}
