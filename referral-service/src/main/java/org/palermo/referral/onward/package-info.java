/// Referrals from a case to another organisation: a need of the support plan (a service referral), or the whole case (a transfer). Each is
/// addressed to an organisation, not to a person in it. It is pending for as long as the profile says, and ends with one answer.
///
/// Invariants: before accepting, the addressee sees codes and no person. A referral is answered once, by one side. The transaction that
/// accepts a transfer moves everything; the former organisation then sees only that it sent the case, and records that are addressed to it,
/// e.g. as guardian or adviser. When nobody answers, notices are sent once, however many instances run.
package org.palermo.referral.onward;
