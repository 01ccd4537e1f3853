/// The person of a case file: her data, sealed under her own key, and the keyed hashes that find her.
package org.palermo.referral.casefile.person;
