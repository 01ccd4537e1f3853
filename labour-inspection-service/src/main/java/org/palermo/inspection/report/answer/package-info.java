/// Which cases of reported suspected victims the mechanism took up. This service asks the mechanism for it.
package org.palermo.inspection.report.answer;
