/// Hours of ordinary work and of abuse, and what grows meanwhile.
package org.palermo.bench.soak;
