package org.palermo.referral.htcds.file;

import java.util.function.Supplier;
import org.palermo.kernel.workbook.FileDefect;

/// A file, or the rest of it, cannot be read.
public class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Failure failure;

    UnreadableFile(Failure failure) {
        super(failure.name(), null, false, false);
        this.failure = failure;
    }

    /// Converts an error of a workbook or of XML to the failure that the run reports.
    static <T> T naming(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FileDefect defect) {
            throw new UnreadableFile(Failure.valueOf(defect.kind().name()));
        }
    }

    public Failure failure() {
        return failure;
    }

    /// The reason that the run reports.
    public enum Failure {
        /// The pieces are not the announced file.
        OTHER_CONTENT,
        /// Not an Excel archive, not XML, not a table.
        OTHER_FORMAT,
        /// No heading is a field of the standard.
        NO_FIELD,
        /// The empty form itself, not a filled-in one.
        FORM_NOT_INSTANCE,
        /// A document type declaration, which could refer to other files.
        DOCUMENT_TYPE,
        /// The file is cut off or damaged in the middle.
        BROKEN,
        /// One row, or Excel's table of texts, is larger than the limit.
        TOO_LARGE,
        /// Given up after repeated attempts without another row written.
        GIVEN_UP
    }
}
