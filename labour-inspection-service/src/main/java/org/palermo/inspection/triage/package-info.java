/// Tells chief inspectors that something waits for them to decide on it. It says nothing else, because a complaint is for them alone
/// (C81 art. 15(c)): not whether it is a complaint or a tip, nor how many there are.
package org.palermo.inspection.triage;
