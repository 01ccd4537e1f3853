/// The same requests to the suite on JVMs and on native binaries: same answers, and at which cost.
package org.palermo.bench.nativeimage;
