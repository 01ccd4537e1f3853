/// The countries of this installation, with their regions and law profiles.
package org.palermo.referral.mechanism.country;
