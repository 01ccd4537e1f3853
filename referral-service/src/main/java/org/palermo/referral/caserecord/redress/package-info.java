/// The records of compensation: claims, awards, and assets that were taken from offenders.
package org.palermo.referral.caserecord.redress;
