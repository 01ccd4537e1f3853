package org.palermo.systemtest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook (XLSX) at each limit at which a service still reads it. It is a list of workplaces, or of anything else if its
/// header says so: some rows with content, and a row for each of the long texts, which is refused.
///
/// @param header the names of three columns
/// @param file bytes of the file
/// @param texts bytes of its texts, which the service holds, each with four for its place
/// @param styles bytes of its styles, which the service holds, each counted with 102
/// @param unpacked bytes to which the read parts unpack
record LargestWorkbook(String header, int file, int texts, int styles, long unpacked) {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /// One that is sent to be read at once (`WorkbookTable`).
    static final LargestWorkbook AT_ONCE = new LargestWorkbook("name,country,address", 4 << 20, 6 << 20, 4 << 20, 128L << 20);
    /// A list of workplaces that is read in the background (`FactoryListReader`).
    static final LargestWorkbook LIST = new LargestWorkbook("name,country,address", 36 << 20, 32 << 20, 4 << 20, 512L << 20);
    /// Cases that are read in the background (`XlsxRows`).
    static final LargestWorkbook CASES = new LargestWorkbook("prs_FirstName,prs_SecondName,prs_MiddleName",
            8 << 20, 64 << 20, 16 << 20, 512L << 20);

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String WORKBOOK = """
            <workbook %s xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(MAIN);
    private static final String RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" \
            Target="worksheets/sheet1.xml"/></Relationships>""";
    /// A cell may have some more characters.
    private static final int LONGEST_TEXT = 60_000;
    private static final int EACH_TEXT = LONGEST_TEXT + 4;
    private static final int EACH_STYLE = 102;
    /// Of names and targets, which count as styles do.
    private static final int BESIDE = 2_000;
    private static final int ROWS = 300;
    /// Less than what may stand between two tags.
    private static final String NOTHING = "<!--" + "x".repeat(100_000) + "-->";
    /// What the directory of the archive, and the end of the sheet, take at most.
    private static final int MARGIN = 4_096;

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(bytes)) {
            archive.setLevel(Deflater.BEST_SPEED);
            var left = unpacked - MARGIN;
            left -= part(archive, "xl/workbook.xml", Stream.of(WORKBOOK));
            left -= part(archive, "xl/_rels/workbook.xml.rels", Stream.of(RELATIONS));
            var oneStyle = "<xf numFmtId=\"0\"/>";
            left -= part(archive, "xl/styles.xml", all("<styleSheet " + MAIN + "><cellXfs>",
                    Stream.generate(() -> oneStyle).limit((styles - BESIDE) / EACH_STYLE), "</cellXfs></styleSheet>"));
            var oneText = "<si><t>" + "x".repeat(LONGEST_TEXT) + "</t></si>";
            left -= part(archive, "xl/sharedStrings.xml", all("<sst " + MAIN + ">",
                    Stream.generate(() -> oneText).limit(longTexts()), "</sst>"));
            var rows = rows();
            part(archive, "xl/worksheets/sheet1.xml", all("<worksheet " + MAIN + "><sheetData>" + rows,
                    Stream.generate(() -> NOTHING).limit((left - rows.length()) / NOTHING.length()), "</sheetData></worksheet>"));
            picture(archive, file - bytes.size() - MARGIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private int longTexts() {
        return texts / EACH_TEXT;
    }

    private String rows() {
        var named = Stream.concat(Stream.of(header), IntStream.range(0, ROWS).mapToObj(row -> "Greedy works,GB," + UUID.randomUUID()))
                .map(row -> Stream.of(row.split(",")).map(cell -> "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                        .collect(Collectors.joining("", "<row>", "</row>")));
        var refused = IntStream.range(0, longTexts()).mapToObj("<row><c/><c/><c t=\"s\"><v>%d</v></c></row>"::formatted);
        return Stream.concat(named, refused).collect(Collectors.joining());
    }

    private static Stream<String> all(String begin, Stream<String> within, String end) {
        return Stream.of(Stream.of(begin), within, Stream.of(end)).flatMap(some -> some);
    }

    /// @return its bytes, unpacked
    private static long part(ZipOutputStream archive, String name, Stream<String> content) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
        long written = 0;
        for (var some = content.iterator(); some.hasNext();) {
            var bytes = some.next().getBytes(StandardCharsets.UTF_8);
            archive.write(bytes);
            written += bytes.length;
        }
        archive.closeEntry();
        return written;
    }

    /// A part that nobody reads, and that can't be packed.
    private static void picture(ZipOutputStream archive, int size) throws IOException {
        var bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        var sum = new CRC32();
        sum.update(bytes);
        var entry = new ZipEntry("xl/media/image1.png");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(sum.getValue());
        archive.putNextEntry(entry);
        archive.write(bytes);
        archive.closeEntry();
    }
}
