package org.palermo.kernel.workbook;

/// How much of a workbook is taken, by the memory and the time that there are for it.
///
/// @param texts bytes of the texts that its cells name by number, which are held
/// @param beside bytes, about, of its sheets, formats and styles, which are held. Excel has 65,490 styles at most, each counted with 100
/// @param betweenTags bytes between two tags, which the parser holds
/// @param unpacked bytes of all that is unpacked
/// @param row characters of all cells of a row: one with more is passed over while it is read
/// @param shown characters of all cells, and one more for each place in a row: millions of cells may name the same text, or stand behind
///     a thousand places that are empty
public record Bounds(int texts, long beside, long betweenTags, long unpacked, int row, long shown) {}
