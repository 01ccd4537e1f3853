/// The public directory in the form of Open Referral's HSDS: shelters whose providers mark them public, the mechanism's public
/// service lines, and what other directories publish. Anybody may read it, without a token.
///
/// Invariants: the tables of the directory hold only public data, so no filter, count or order can reveal anything else. A
/// confidential shelter is listed under a random id of its own, with a generic name and its area, the same for all shelters of an
/// area. Its changes appear at the next midnight, together with those of all others. Every answer is cut to the published schemas
/// and valid against them.
///
/// The sub-packages:
///
/// - `entry`: what the directory lists, and its writer, which other components call
/// - `query`: the public answers
/// - `imports`: what other directories publish
/// - `hsds`: the published standard, for all of them
package org.palermo.shelter.directory;
