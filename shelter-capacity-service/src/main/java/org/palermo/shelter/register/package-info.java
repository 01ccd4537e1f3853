/// Shelters as their operators keep them: what they are, their places, their limits, and the census, the count that
/// everything rests on. Another organisation's shelter does not exist. A change here never moves anybody: a lowered
/// limit or a place out of service only refuses the next hold.
package org.palermo.shelter.register;
