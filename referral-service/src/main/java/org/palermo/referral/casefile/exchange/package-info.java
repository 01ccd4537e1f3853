/// The import of case files from an earlier register, and their export for other formats.
package org.palermo.referral.casefile.exchange;
