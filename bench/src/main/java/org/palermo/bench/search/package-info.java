/// The search for a place and the hold of it, by many people at once.
package org.palermo.bench.search;
