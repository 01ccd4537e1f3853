package org.palermo.kernel.workbook;

/// Limits for reading a workbook, by the available memory and time.
///
/// @param texts bytes of the shared texts, which are held
/// @param beside approximate bytes of its sheets, formats and styles, which are held. Excel has at most 65,490 styles,
///     each counted with 100
/// @param betweenTags bytes between two tags, which the parser holds
/// @param unpacked bytes of everything that is unpacked
/// @param row characters of all cells of a row: a longer row is skipped while it is read
/// @param shown characters of all cells, and one more for each place in a row: millions of cells may use the same text, or
///     follow a thousand empty places
public record WorkbookLimits(int texts, long beside, long betweenTags, long unpacked, int row, long shown) {}
