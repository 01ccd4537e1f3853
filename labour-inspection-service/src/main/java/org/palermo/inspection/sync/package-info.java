/// The day's work of an inspector on her phone: all of it, or what has changed since she asked last.
///
/// Invariants: what an answer says is read as the inspector may see it now; a record that left her scope is withdrawn; nothing says why a
/// visit is made, and a private household has neither name nor address here.
package org.palermo.inspection.sync;
