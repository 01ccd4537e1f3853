/// Bulk import of past visits and their findings from an earlier register.
package org.palermo.inspection.history;
