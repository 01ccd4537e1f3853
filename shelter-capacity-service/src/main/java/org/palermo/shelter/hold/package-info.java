/// Holds: a place is kept for a short time, may be kept longer, and becomes a stay when the shelter accepts. One winner for the
/// last place, guaranteed by the exclusion constraint of `allocation`; everything before it only keeps the losers from
/// finding out late. A hold ends at its instant without anything having to run.
package org.palermo.shelter.hold;
