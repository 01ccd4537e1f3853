/// The running suite that is measured: its processes, its databases, and how a caller reaches it.
package org.palermo.bench.suite;
