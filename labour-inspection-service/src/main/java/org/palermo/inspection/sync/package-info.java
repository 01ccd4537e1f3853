/// The day's work of an inspector on her phone: all of it, or what has changed since she asked last.
///
/// Invariants: an answer has only what the inspector may see now; a record that she may no longer see is listed as withdrawn; nothing says
/// why a visit is made, and a private household has neither name nor address here.
package org.palermo.inspection.sync;
