package org.palermo.referral.htcds.export;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.palermo.referral.htcds.file.CsvRows;
import org.palermo.referral.htcds.mapping.ValueReader;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;

/// A text table. Content that a spreadsheet would read as a formula gets an apostrophe in front, which the import removes.
final class CsvWriter extends FileWriter {
    private final List<HtcdsField> fields;
    private final ValueReader valueReader;
    private final CSVPrinter printer;

    CsvWriter(HtcdsStandard standard) throws IOException {
        fields = standard.inOrder(HtcdsField::template);
        valueReader = new ValueReader(standard.lists());
        printer = new CSVPrinter(new OutputStreamWriter(buffer, StandardCharsets.UTF_8), CSVFormat.DEFAULT);
    }

    @Override
    void begin() throws IOException {
        printer.printRecord(fields.stream().map(HtcdsField::name).toList());
    }

    @Override
    void row(Map<HtcdsField, List<String>> row) throws IOException {
        printer.printRecord(fields.stream()
                .map(field -> row.containsKey(field) ? CsvRows.neutral(valueReader.write(field, row.get(field), false)) : null).toList());
    }

    @Override
    void flush() throws IOException {
        printer.flush();
    }

    @Override
    void end() throws IOException {
        printer.flush();
    }
}
