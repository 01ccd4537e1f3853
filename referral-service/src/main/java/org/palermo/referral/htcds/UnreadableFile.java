package org.palermo.referral.htcds;

import java.util.function.Supplier;
import org.palermo.kernel.workbook.FileDefect;

/// A file, or what is left of it, can't be read.
class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Failure failure;

    UnreadableFile(Failure failure) {
        super(failure.name(), null, false, false);
        this.failure = failure;
    }

    /// What is wrong with a workbook or with XML, by the name that a run gives it.
    static <T> T naming(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FileDefect defect) {
            throw new UnreadableFile(Failure.valueOf(defect.kind().name()));
        }
    }

    Failure failure() {
        return failure;
    }

    /// Why, as its run says it.
    enum Failure {
        /// The pieces are not the file that was announced.
        OTHER_CONTENT,
        /// No archive of Excel, no XML, no table.
        OTHER_FORMAT,
        /// Nothing in it is named as the standard names it.
        NO_FIELD,
        /// The form itself, not what was filled in.
        FORM_NOT_INSTANCE,
        /// A document type, which could name other files.
        DOCUMENT_TYPE,
        /// It ends, or is damaged, in the middle.
        BROKEN,
        /// More in one row, or in the table of Excel's texts, than is read.
        TOO_LARGE,
        /// Work on it was taken up again and again, and no further row was written.
        GIVEN_UP
    }
}
