package org.palermo.referral.htcds.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.palermo.referral.htcds.mapping.ValueReader;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;

/// A workbook in the layout of the template: names in a hidden row, labels below. Every cell contains its own text, so that none is a
/// formula and no shared table of texts grows with the rows.
final class XlsxWriter extends FileWriter {
    private final HtcdsStandard standard;
    private final List<HtcdsField> fields;
    private final ValueReader valueReader;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxWriter(HtcdsStandard standard) {
        this.standard = standard;
        fields = standard.inOrder(HtcdsField::template);
        valueReader = new ValueReader(standard.lists());
        workbook = new Workbook(buffer, "Palermo", "0.1");
        sheet = workbook.newWorksheet("Sheet1");
    }

    @Override
    void begin() {
        for (int column = 0; column < fields.size(); column++) {
            sheet.inlineString(0, column, fields.get(column).name());
            sheet.inlineString(1, column, standard.shown(fields.get(column)));
        }
        sheet.hideRow(0);
        row = 2;
    }

    @Override
    void row(Map<HtcdsField, List<String>> said) {
        for (int column = 0; column < fields.size(); column++) {
            List<String> told = said.get(fields.get(column));
            if (told != null) {
                sheet.inlineString(row, column, valueReader.write(fields.get(column), told, false));
            }
        }
        row++;
    }

    @Override
    void flush() throws IOException {
        sheet.flush();
    }

    @Override
    void end() throws IOException {
        workbook.finish();
    }
}
