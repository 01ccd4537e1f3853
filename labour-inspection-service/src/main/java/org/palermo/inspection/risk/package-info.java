/// Which workplaces inspectors should visit first: a score of each workplace with the reason for each line, and weights as versioned data.
/// It reads neither complaints nor tips nor the reason of a visit, because more people see which visits are planned by the score than may
/// know of those.
package org.palermo.inspection.risk;
