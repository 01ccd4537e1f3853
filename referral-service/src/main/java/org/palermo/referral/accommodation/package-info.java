/// A place to sleep for the person of a case. Her coordinator asks for it; the shelter capacity service is told, and there it
/// becomes a search, a hold, a stay. What comes of it is told back: ids, dates and a state.
///
/// Invariants: nothing here names a shelter or says where one is; what was asked is sealed under the person's key and goes
/// with it; a request stands open until somebody stays or its coordinator closes it.
package org.palermo.referral.accommodation;
