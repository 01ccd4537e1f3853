/// Workbooks of Excel, and XML, as they come from elsewhere.
///
/// Invariants: what is read is not held; what is held does not depend on what a file claims or swells to, but on its {@link Bounds};
/// nothing that a file names outside of itself is looked at.
package org.palermo.kernel.workbook;
