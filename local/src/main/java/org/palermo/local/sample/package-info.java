/// The sample that `./palermo up` loads, so that a person who has just installed the suite sees a country at work.
///
/// Made from published lists (first responders, factories) and from a seeded generator. Invariants:
///
/// - the same seed and the same instant give the same bytes; ids don't depend on the instant, so loading again matches;
/// - nothing lies in the future of that instant;
/// - what is made up says so: `"synthetic": true`, or in the name where a record has no such field; no service line,
///   shelter, visit or finding is made up for a body that exists, but made-up referrals and visits name existing bodies as
///   those who sent or made them;
/// - a case that is `NOTIFIED_ONLY` holds no identity at all (the woman declined).
package org.palermo.local.sample;
