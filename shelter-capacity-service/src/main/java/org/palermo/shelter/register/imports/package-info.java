/// Shelters from a file: JSON lines, a table, or HUD's HMIS CSV set.
package org.palermo.shelter.register.imports;
