/// Fees that workers paid, and the rules of who may pay what.
package org.palermo.inspection.recruitment.fee;
