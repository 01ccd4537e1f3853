/// The facts of a wage claim: hours, pay and fees.
package org.palermo.inspection.wage.fact;
