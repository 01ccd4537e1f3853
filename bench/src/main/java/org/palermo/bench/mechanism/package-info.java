/// The status of a mechanism with fifty thousand service lines.
package org.palermo.bench.mechanism;
