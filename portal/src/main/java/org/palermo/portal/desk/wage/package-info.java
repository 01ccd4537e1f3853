/// Wage claims: hours and pay, what is owed and why, the statement for the worker, what was paid back.
package org.palermo.portal.desk.wage;
