/// The inspectors to whom visits are assigned, how many visits each makes in a week, and the workplaces that an inspector may not visit
/// because of a conflict of interest (C81 art. 15(a)).
package org.palermo.inspection.team;
