/// The cases of the mechanism, as far as they are known here: who may ask for which, and until when the stage of one protects
/// her from being moved. Of a case nothing but its id is known.
///
/// Invariants: what is told of a case comes in its own stream, in order, and has an effect once; a case that somebody may not
/// ask for answers as one that does not exist, after the same statements.
package org.palermo.shelter.casework;
