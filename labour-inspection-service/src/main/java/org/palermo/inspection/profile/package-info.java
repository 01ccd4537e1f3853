/// Values that differ by country are data. No such number is a constant in code.
package org.palermo.inspection.profile;
