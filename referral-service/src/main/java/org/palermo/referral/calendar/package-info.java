/// What is to come in the cases of one person: terms, ends of recovery, hearings, reviews, return interviews and claims that wait for an
/// answer.
///
/// Invariant: it says references, kinds and dates, nothing about the person of a case.
package org.palermo.referral.calendar;
