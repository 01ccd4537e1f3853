/// Whether a foreign record is told apart from a missing one by the time of the answer.
package org.palermo.bench.access;
