package org.palermo.referral.casefile;

import org.palermo.kernel.identity.Actor;

/// A case, for reading what belongs to it.
///
/// @param actor the reader; with the break-glass access when only that grants the read
public record ReadCase(Actor actor, VisibleCase file) {}
