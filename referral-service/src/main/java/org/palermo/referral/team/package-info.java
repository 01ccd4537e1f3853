/// The people who work on a case. An assignment is a row, not a claim in a token: it gives a coordinator access to the case file, and tells
/// the other services for which case she may act.
///
/// The authority that covers a case assigns coordinators of any organisation. An organisation's administrator assigns its own people to
/// cases that it has referred or works on, and hands over the cases of a person who leaves.
///
/// Invariants: a person has at most one open assignment to a case. The transaction that makes or ends an assignment also audits and sends
/// it. Nobody assigns to a case that she may not see, and assigning reveals nothing of the person.
package org.palermo.referral.team;
