/// The fields of the standard, their published names, their codes, and the ways in which files deviate from them.
package org.palermo.referral.htcds.standard;
