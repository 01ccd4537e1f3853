/// What inspectors find at a visit, screened by the operational indicators, and figures of findings by sector.
///
/// Invariants: a finding and the report of its suspected victim are written in one transaction. A finding contains nothing that
/// identifies the person, except in the keyed digest of the submission.
package org.palermo.inspection.finding;
