/// The public directory in the form of Open Referral's HSDS: shelters whose providers mark them public, the mechanism's
/// public service lines, and what other directories publish. Anybody may read it, without a token.
///
/// Invariants: what is not public is not in its tables, so no filter, count or order can tell of it. A confidential
/// shelter stands there under a random id of its own, with a generic name and its area, alike for every one of the area;
/// what happens to it shows at the next midnight, together with what happened to all others. Every answer is valid
/// against the published schemas, because it is cut to them.
package org.palermo.shelter.directory;
