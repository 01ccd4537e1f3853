/// Case files: one for each person who was referred, or who declined the referral and is only counted. The transitions are in {@link
/// CaseFileStage}, the consent rule in {@link org.palermo.referral.casefile.referral.Referral}, the terms in the profile. A file outside
/// the caller's scope answers 404, like one that does not exist. An immigration body reads the receipt of its referral and nothing else.
///
/// This package has the file, its course, its steps, and who may see it. The rest is in sub-packages:
///
/// - `age`: the age group, and determinations of age
/// - `certificate`: certificates, and the question about removal
/// - `correction`: corrections of the person's data
/// - `decision`: decisions of the competent authority, and telling the person of them
/// - `erasure`: erasure, retention, and what bars an erasure
/// - `exchange`: import and export
/// - `indicator`: the operational indicators of trafficking that a referral names
/// - `letter`: letters to the person about a decision, and letters to others that give no reason
/// - `link`: links between files that may be of the same person
/// - `person`: the person's data and the hashes that find her
/// - `referral`: referrals, the consent rule, and receipts
/// - `search`: the search for a person
/// - `term`: terms, and their recalculation
/// - `timeline`: what happened on a case, in one list
/// - `worklist`: lists of files, and their figures
package org.palermo.referral.casefile;
