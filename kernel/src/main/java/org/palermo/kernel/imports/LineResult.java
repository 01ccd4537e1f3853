package org.palermo.kernel.imports;

/// The result of reading a line of a file: a row, the reason why there is none, or a remark on the file.
public sealed interface LineResult<T> permits Row, InvalidRow, FileRemark {}
