/// Works out what a worker is owed, line by line. Pure: it knows no database and no clock. All numbers are exact fractions; only the
/// totals are rounded.
package org.palermo.inspection.wage.calculation;
