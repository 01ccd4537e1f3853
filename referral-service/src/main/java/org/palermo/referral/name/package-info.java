/// How people's names are compared when nobody may read them: each word of a name is folded to one form in which its usual
/// spellings meet, in Latin letters whatever script it was written in, and only a keyed hash of that form is kept.
package org.palermo.referral.name;
