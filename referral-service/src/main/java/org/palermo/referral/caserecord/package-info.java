/// The records of a case file over its whole life. Each kind is one record class ({@link Particulars}) with its states and rules. {@link
/// CaseRecords} seals it under the person's key, keeps earlier editions, and shows it to those who see the case. A record may be addressed
/// to one organisation (of a guardian, an adviser, a prosecutor), whose people see that record and nothing else of the case. An erasure of
/// the person erases all records.
///
/// What all records have in common is in this package; the kinds are in sub-packages:
///
/// - `protection`: consents, guardians, safe contacts, risk assessments, missing episodes
/// - `justice`: proceedings, hearings, delays, offences
/// - `redress`: claims, awards, assets
/// - `support`: needs, loans, steps to a livelihood
/// - `rights`: the person's requests about her data, and her copy of it
///
/// {@link RecordKind} names all kinds.
package org.palermo.referral.caserecord;
