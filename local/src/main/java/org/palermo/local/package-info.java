/// The whole suite on one machine. This package has what all others use: the home, the checkout, the applications, their ports, the
/// secrets, and the terminal. `command` has the command `palermo`, and `suite` starts everything.
///
/// Invariants:
///
/// - all written files are below the home (`.palermo`), and every started process has the home on its command line;
///   nothing of another home is ever touched;
/// - a start works from any state that the last run left, however it ended;
/// - secrets are created here, once, and are never in a file that others can read or in a command line.
package org.palermo.local;
