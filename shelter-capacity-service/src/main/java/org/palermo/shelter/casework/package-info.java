/// The cases of the mechanism, as far as this service knows them: who may ask for a case, and until when its stage protects the
/// person from being moved. Of a case this service knows only the id.
///
/// Invariants: the events of a case arrive in one stream, in order, and each takes effect once. A case that the caller may not ask
/// for is answered like one that does not exist, after the same statements.
package org.palermo.shelter.casework;
