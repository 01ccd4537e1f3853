/// Labour inspection: workplaces, visits, findings, reports of suspected victims.
package org.palermo.portal.desk.inspection;
