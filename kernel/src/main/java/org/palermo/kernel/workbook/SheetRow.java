package org.palermo.kernel.workbook;

import java.util.List;

/// @param number as the workbook counts, from 1
/// @param cells by place; null where there is none. None at all in a row that is too long
public record SheetRow(int number, List<Cell> cells, boolean tooLong) {}
