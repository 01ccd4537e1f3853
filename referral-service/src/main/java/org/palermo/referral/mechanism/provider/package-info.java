/// The register of organisations: those that take part in the mechanism of a country, and which of them are designated as first
/// responders. An organisation that is not in the register is allowed nothing.
package org.palermo.referral.mechanism.provider;
