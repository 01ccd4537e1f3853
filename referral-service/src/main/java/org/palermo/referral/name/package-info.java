/// Compares people's names without decrypting them: each word of a name is normalised to one form in Latin letters, whatever its script, in
/// which the usual spellings match. Only a keyed hash of that form is stored.
package org.palermo.referral.name;
