/// The public check of a job offer, item by item: matches, differs, unknown. It never says that an offer is safe.
///
/// Invariants: nothing that is typed is stored, audited or logged. The actor `system:job-offers` reads only agencies that their authority
/// publishes, and finds one only by the whole number of a licence or the whole name: nobody can list agencies by it.
package org.palermo.inspection.recruitment.offer;
