/// What stands beside a case file through its life. Every kind is one record class ({@link Particulars}) with its states and its
/// rule; {@link CaseRecords} seals it under the person's key, keeps what it said before, and shows it to who sees the case. A record
/// may be addressed to one organisation (a guardian's, an adviser's, a prosecutor's), whose people see that record and
/// nothing else of the case. All of it goes with the person.
package org.palermo.referral.caserecord;
