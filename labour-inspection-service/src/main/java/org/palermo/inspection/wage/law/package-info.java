/// Minimum wages and the rules on deductions, payments in kind, premiums and recruitment fees, as dated data: one file for each country
/// in `palermo/wages`, whose README explains the fields. No such number is a constant in code.
package org.palermo.inspection.wage.law;
