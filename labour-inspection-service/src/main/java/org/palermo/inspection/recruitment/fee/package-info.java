/// Fees that an agency declares, and the rules on who may be asked to pay what.
package org.palermo.inspection.recruitment.fee;
