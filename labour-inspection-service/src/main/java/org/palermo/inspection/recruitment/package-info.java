/// Recruitment agencies: licence, job orders, fees, prohibitions and complaints.
///
/// Invariants: the register is one for all inspectors, and only a chief inspector changes it. That there is a complaint about an agency,
/// and who complained, is for the chief inspector alone (C81 art. 15): no other view, list, count or event reads complaints.
///
/// - `complaint`: complaints about agencies
/// - `fee`: declared fees, and the rules on fees
/// - `joborder`: job orders for which an agency may recruit
/// - `offer`: answers the public about one job offer, and stores nothing
package org.palermo.inspection.recruitment;
