/// The pages of each role in the portal, with a register of a million case files.
package org.palermo.bench.page;
