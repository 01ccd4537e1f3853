/// Offences of workers that follow from their situation, and the steps so that they are not punished for them.
package org.palermo.inspection.visit.workeroffence;
