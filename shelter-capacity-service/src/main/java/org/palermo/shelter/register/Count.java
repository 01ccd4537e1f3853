package org.palermo.shelter.register;

import java.time.Instant;

/// A count that was taken.
///
/// @param by subject of who sent it
record Count(int occupied, int onMattresses, Instant at, String by, Instant recordedAt) {}
