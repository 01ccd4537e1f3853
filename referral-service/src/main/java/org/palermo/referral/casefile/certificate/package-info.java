/// Certificates that a person carries, and the question whether the carrier may be removed from the country.
package org.palermo.referral.casefile.certificate;
