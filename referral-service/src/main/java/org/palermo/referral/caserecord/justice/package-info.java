/// The records of proceedings, their hearings and delays, and of offences that the person is said to have committed.
package org.palermo.referral.caserecord.justice;
