/// A day of work of an authority and of an agency in registers of up to a million case files.
package org.palermo.bench.casefile;
