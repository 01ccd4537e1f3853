package org.palermo.shelter.oncall;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// A time in which nobody who can be reached is on call.
///
/// @param from when it begins, in UTC; now, when nobody is on call at present
/// @param until when somebody is on call again, in UTC; the end of the days that were asked for, when nobody is by then
@RegisterForReflection
public record GapView(Instant from, Instant until) {}
