/// The calendar of one person's cases: terms, ends of recovery, hearings, reviews, return interviews and claims that wait for an
/// answer.
///
/// Invariant: it has references, kinds and dates, nothing about the person of a case.
package org.palermo.referral.calendar;
