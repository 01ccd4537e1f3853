package org.palermo.kernel.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook of one sheet, made from the content of its parts.
public record GivenWorkbook(String texts, String styles, String sheet) {
    /// The limits for imported lists.
    static final WorkbookLimits BOUNDS = new WorkbookLimits(6 << 20, 4L << 20, 256L << 10, 128L << 20, 200_000, 32L << 20);

    public static GivenWorkbook ofRows(String rows) {
        return new GivenWorkbook("<sst/>", "<styleSheet/>", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    public GivenWorkbook withText(String text) {
        return new GivenWorkbook("<sst><si><t xml:space=\"preserve\">" + text + "</t></si></sst>", styles, sheet);
    }

    public byte[] file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, "xl/styles.xml", styles);
            part(zip, "xl/sharedStrings.xml", texts);
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return bytes.toByteArray();
    }

    /// @return how many rows it has
    int read() throws IOException {
        int count = 0;
        try (Sheet read = Sheet.first(SeekableFile.of(file()), BOUNDS)) {
            for (SheetRow row = read.next(); row != null; row = read.next()) {
                count++;
            }
        }
        return count;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
