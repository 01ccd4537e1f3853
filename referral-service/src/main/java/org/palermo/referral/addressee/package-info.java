/// What guardians, legal advisers and prosecutors see of a case whose record is addressed to their organisation, and what they answer.
///
/// {@link AddressedCases} shows what they need to act, {@link RecordAnswers} takes their answers, {@link CaseAnswers} shows these to those
/// who follow the case.
///
/// Invariants: nobody sees anything here for longer than the record is addressed to the organisation. Of the person only a guardian sees
/// something: age and languages until the guardian declines; names, how she is reached and what comes next once the guardian has accepted,
/// as far as the profile allows. Functions of the database decide this, not the service alone.
package org.palermo.referral.addressee;
