package org.palermo.referral.htcds.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.dhatim.fastexcel.Workbook;

/// A workbook as its library writes it, with shared texts and a second sheet.
public final class TwoSheets {
    private TwoSheets() {}

    public static byte[] file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            var first = workbook.newWorksheet("Sheet1");
            first.value(0, 0, "prs_FirstName");
            first.value(1, 0, "Mai");
            workbook.newWorksheet("Sheet2").value(0, 0, "x");
        }
        return bytes.toByteArray();
    }
}
