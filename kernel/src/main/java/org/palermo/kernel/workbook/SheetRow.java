package org.palermo.kernel.workbook;

import java.util.List;

/// @param number of the row in the workbook, from 1
/// @param cells by place; null where there is none. Empty for a row that is too long
public record SheetRow(int number, List<Cell> cells, boolean tooLong) {}
