package org.palermo.referral.htcds;

import jakarta.enterprise.context.ApplicationScoped;

/// Opens a reader for a file by its format.
@ApplicationScoped
class Readers {
    private final HtcdsStandard standard;

    Readers(HtcdsStandard standard) {
        this.standard = standard;
    }

    /// @throws UnreadableFile when the file does not have this format
    FileRows of(FileFormat format, FileBytes file) {
        return switch (format) {
            case XLSX -> new XlsxRows(file, standard);
            case CSV -> new CsvRows(file.all(), standard);
            case XFORM -> new FormRows(file.all(), standard);
        };
    }
}
