/// Visits of labour inspectors. Only their own inspectorate sees them.
///
/// - `record`: what an inspector enters during a visit and afterwards
/// - `workeroffence`: offences of workers that follow from their situation
///
/// Invariants: a private household is entered with consent or a warrant (C189 art. 17). Who complained is not recorded at all. Only the
/// chief inspector sees why a visit was made (C81 art. 15).
package org.palermo.inspection.visit;
