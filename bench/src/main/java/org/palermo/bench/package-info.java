/// Measurements of the running suite. Each compares two things in the same run, in turns, and prints their ratio: a time on
/// one machine says little about another machine, a ratio says much. The results are in `docs/guides/measurements.md`. No
/// test depends on a time.
///
/// Each topic has a package of its own. `suite`, `statement` and `result` have what the measurements share.
package org.palermo.bench;
