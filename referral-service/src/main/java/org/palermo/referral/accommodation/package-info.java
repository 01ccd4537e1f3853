/// Accommodation for the person of a case. The case coordinator requests it. The shelter capacity service receives the request and runs the
/// search, the hold and the stay. It reports back ids, dates and a state.
///
/// Invariants: nothing here names or locates a shelter. The part of a request that describes the person is sealed under her key and is
/// erased with it. A request needs a place until a shelter accepts, or until somebody who works on the case closes it.
package org.palermo.referral.accommodation;
