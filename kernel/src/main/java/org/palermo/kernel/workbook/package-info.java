/// Reads Excel workbooks, and XML, from unknown sources.
///
/// Invariants: nothing is held after it was read; the held memory depends on the {@link WorkbookLimits}, not on what a file claims
/// or unpacks to; nothing outside of the file is opened, whatever it names.
package org.palermo.kernel.workbook;
