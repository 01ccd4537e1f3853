/// Visits by labour inspectors, one inspectorate's own.
///
/// Invariants: a household is entered with consent or a warrant (C189 art. 17); who complained is not recorded here at
/// all, and why a visit was made is shown to nobody but its inspector and the chief (C81 art. 15).
package org.palermo.inspection.visit;
