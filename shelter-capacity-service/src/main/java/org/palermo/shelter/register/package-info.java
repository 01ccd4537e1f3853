/// Shelters as their operators keep them: their description, places, limits and census, on which all availability rests. An
/// organisation gets 404 for the shelters of others. A change here never moves anybody: a lowered limit or a place out of service
/// only refuses the next hold.
package org.palermo.shelter.register;
