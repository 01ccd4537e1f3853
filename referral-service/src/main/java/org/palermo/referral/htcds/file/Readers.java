package org.palermo.referral.htcds.file;

import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.referral.htcds.standard.HtcdsStandard;

/// Opens a reader for a file by its format.
@ApplicationScoped
public class Readers {
    private final HtcdsStandard standard;

    Readers(HtcdsStandard standard) {
        this.standard = standard;
    }

    /// @throws UnreadableFile when the file does not have this format
    public FileRows of(FileFormat format, FileBytes file) {
        return switch (format) {
            case XLSX -> new XlsxRows(file, standard);
            case CSV -> new CsvRows(file.all(), standard);
            case XFORM -> new FormRows(file.all(), standard);
        };
    }
}
