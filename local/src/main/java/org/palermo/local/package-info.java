/// The whole suite on one machine: `palermo` and its commands, one class each.
///
/// Invariants:
///
/// - everything that is written lies below the home (`.palermo`), and everything that is started carries the home on
///   its command line; nothing of another home is ever touched;
/// - a start works from whatever state the last one left, however it ended;
/// - secrets are made here, once, and never stand in a file that others can read or in a command line.
package org.palermo.local;
