/// The sample that `./palermo up` loads, so that a new installation shows a country at work.
///
/// It is made from published lists (first responders, factories) and a seeded generator. Invariants:
///
/// - the same seed and the same instant give the same bytes; ids don't depend on the instant, so loading again matches;
/// - nothing is later than that instant;
/// - made-up records are marked: `"synthetic": true`, or in the name where a record has no such field; no service line,
/// shelter, visit or finding is made up for a real body, but made-up referrals and visits name real bodies as their senders
/// and visitors;
/// - the desks of labour inspection are filled by the API, once, and have new ids each time;
/// - a case that is `NOTIFIED_ONLY` has no identity at all (the person declined).
package org.palermo.local.sample;
