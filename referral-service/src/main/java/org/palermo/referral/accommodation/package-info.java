/// Accommodation for the person of a case. The case coordinator requests it. The shelter capacity service receives the request and runs the
/// search, the hold and the stay. It reports back ids, dates and a state.
///
/// Invariants: nothing here names or locates a shelter. Each request is sealed under the person's key and is erased with it. A request
/// stays open until a stay begins or its coordinator closes it.
package org.palermo.referral.accommodation;
