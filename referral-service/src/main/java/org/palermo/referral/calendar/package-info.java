/// The calendar of the cases of one person, or of her authority: terms, ends of recovery, hearings, reviews, return interviews, tasks, and
/// claims and questions that wait for an answer.
///
/// Invariant: it has references, kinds and dates, nothing about the person of a case.
package org.palermo.referral.calendar;
