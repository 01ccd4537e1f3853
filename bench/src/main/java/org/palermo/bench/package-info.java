/// Measurements of the suite as it runs. Each compares two things in the same run, in turns, and prints their ratio: a
/// number of one machine says little on another, a ratio says much. What was found is in `docs/guides/measurements.md`;
/// no test depends on a time.
package org.palermo.bench;
