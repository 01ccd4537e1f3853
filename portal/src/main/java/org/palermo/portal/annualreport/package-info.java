/// The annual report of labour inspection, to read, to print and as a workbook.
package org.palermo.portal.annualreport;
