/// Who works on a case. An assignment is a row, not a claim: it opens the case's file to a coordinator, and tells the other
/// services for which case she may ask.
///
/// The authority that covers a case assigns coordinators of any organisation; an organisation's administrator assigns its own
/// people to what it has referred or works on, and hands over the work of somebody who leaves.
///
/// Invariants: somebody is assigned to a case once at a time; each assignment and each end is audited and told in the
/// transaction that makes it; nobody assigns what she could not see, and assigning shows nothing of the person.
package org.palermo.referral.team;
