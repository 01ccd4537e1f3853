/// What of an agency's cases is overdue, due and due soon, told to it once a day: a notice with its mail, and an event for
/// whoever subscribes.
///
/// Invariants: references and numbers, nothing of a person; once for a country and day of its zone, whatever dies or runs twice;
/// an agency of which nothing is due is told nothing.
package org.palermo.referral.digest;
