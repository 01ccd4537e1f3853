/// Visits of an earlier register with their findings, taken over in bulk.
package org.palermo.inspection.history;
