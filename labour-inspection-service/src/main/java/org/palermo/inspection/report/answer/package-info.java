/// What the mechanism answers to the reports of suspected victims: that their cases were taken up. This service asks for it.
package org.palermo.inspection.report.answer;
