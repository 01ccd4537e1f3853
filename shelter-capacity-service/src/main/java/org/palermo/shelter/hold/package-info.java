/// Holds: a place is held for a short time, may be extended, and becomes a stay when the shelter accepts. Only one caller gets the
/// last place: the exclusion constraint of `allocation` guarantees it, and the checks before it only tell the others earlier. A
/// hold ends exactly at its end, and no job has to run.
package org.palermo.shelter.hold;
