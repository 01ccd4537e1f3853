/// Times, pairs of times, and the table that shows them.
package org.palermo.bench.result;
