/// Tells chief inspectors that a complaint or a tip waits for their decision. It says nothing else, because only they may know of a
/// complaint (C81 art. 15(c)): not whether it is a complaint or a tip, nor how many there are.
package org.palermo.inspection.triage;
