/// Shelters as their operators keep them: their description, places, limits and census, on which all availability rests. An
/// organisation gets 404 for the shelters of others. A change here never moves anybody: a lowered limit or a place out of service
/// only refuses the next hold.
///
/// The shelter itself, its status and its supplies are in this package; the rest is in sub-packages:
///
/// - `address`: the secret address
/// - `place`: rooms and sleeping places
/// - `occupancy`: census, limits, nights
/// - `imports`: shelters from a file
package org.palermo.shelter.register;
