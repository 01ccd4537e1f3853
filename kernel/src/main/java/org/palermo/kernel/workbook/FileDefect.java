package org.palermo.kernel.workbook;

/// A file, or the rest of it, can't be read.
public final class FileDefect extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    FileDefect(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public enum Kind {
        /// Not an Excel archive, or not XML.
        OTHER_FORMAT,
        /// A document type, which could name other files.
        DOCUMENT_TYPE,
        /// It ends, or is damaged, in the middle.
        BROKEN,
        /// More than is read, in one row or beside the rows.
        TOO_LARGE
    }
}
