/// Secrets of machines that know no tokens: phones with ODK Collect, and partners that send tips. A secret is shown once and stored as a
/// hash; it has so many random bits that nobody can try them all, so the hash needs no key.
package org.palermo.inspection.secret;
