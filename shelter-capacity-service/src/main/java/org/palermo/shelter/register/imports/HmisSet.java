package org.palermo.shelter.register.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.palermo.kernel.imports.Utf8;
import org.palermo.kernel.problem.Problems;

/// The projects in an archive of HUD's HMIS CSV format. A full export also contains files of persons; they are skipped without
/// being read.
final class HmisSet {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .get();
    private static final int MOST_ENTRIES = 64;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    /// Size of the files that are read. For a state they have some hundred KiB.
    private static final int MOST_TO_READ = 2 * 1024 * 1024;
    private static final int MOST_ROWS = 10_000;
    /// A header of nothing but commas is one row, so cells are counted.
    private static final int MOST_CELLS = 200_000;

    private final Map<HmisFile, List<HmisRow>> files = new EnumMap<>(HmisFile.class);
    private boolean holdsMore;
    private int rows;
    private long cells;

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the body is not an archive or lacks a file of the set, 413 when
    ///     it holds too much
    static HmisSet read(InputStream body) {
        HmisSet set = new HmisSet();
        try (ZipInputStream zip = new ZipInputStream(body)) {
            set.entries(zip);
        } catch (ZipException e) {
            throw Problems.invalid("body", "must be a zip archive");
        } catch (IOException e) {
            throw Problems.invalid("body", "must be a complete archive");
        }
        for (HmisFile needed : List.of(HmisFile.PROJECT, HmisFile.ORGANIZATION, HmisFile.INVENTORY)) {
            if (!set.files.containsKey(needed)) {
                throw Problems.invalid("body", "must be an archive that holds " + needed.file);
            }
        }
        return set;
    }

    List<HmisRow> rows(HmisFile file) {
        return files.getOrDefault(file, List.of());
    }

    Map<String, List<HmisRow>> byId(HmisFile file, String column) {
        Map<String, List<HmisRow>> rows = new HashMap<>();
        rows(file).forEach(row -> rows.computeIfAbsent(row.get(column), none -> new ArrayList<>()).add(row));
        return rows;
    }

    /// Whether files were skipped.
    boolean holdsMore() {
        return holdsMore;
    }

    /// The size that an archive entry states is not trusted.
    private void entries(ZipInputStream zip) throws IOException {
        int entries = 0;
        long left = MOST_BYTES;
        int toRead = MOST_TO_READ;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            HmisFile file = HmisFile.of(entry.getName()).filter(named -> !files.containsKey(named)).orElse(null);
            if (file == null) {
                holdsMore |= !entry.isDirectory();
                left -= zip.skip(left + 1);
            } else {
                byte[] bytes = zip.readNBytes(toRead + 1);
                toRead -= bytes.length;
                left -= bytes.length;
                within(bytes.length, toRead + bytes.length);
                requireUtf8(file, bytes);
                files.put(file, read(file, new String(bytes, StandardCharsets.UTF_8)));
            }
            if (left < 0 || ++entries > MOST_ENTRIES) {
                throw Problems.tooLarge("An archive may have at most 64 files of 8 MiB in all.");
            }
        }
    }

    private static void requireUtf8(HmisFile file, byte[] bytes) {
        int line = Utf8.firstOtherLine(bytes);
        if (line > 0) {
            throw Problems.invalid("body",
                    "must hold %s as UTF-8, which it is not in line %d; save it as CSV UTF-8".formatted(file.file, line));
        }
    }

    private List<HmisRow> read(HmisFile file, String text) {
        cells += text.chars().filter(sign -> sign == ',' || sign == '\n' || sign == '\r').count();
        within(cells, MOST_CELLS);
        List<HmisRow> read = new ArrayList<>();
        try (var csv = FORMAT.parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
            for (CSVRecord record : csv) {
                within(++rows, MOST_ROWS);
                HmisRow row = new HmisRow((int) record.getRecordNumber() + 1, cells(file, record));
                if (row.get("DateDeleted").isEmpty()) {
                    read.add(row);
                }
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw Problems.invalid("body", "must hold %s as CSV with a header".formatted(file.file));
        }
        return read;
    }

    private static Map<String, String> cells(HmisFile file, CSVRecord record) {
        Map<String, String> cells = new HashMap<>();
        for (String column : file.columns) {
            if (record.isSet(column) && !record.get(column).isBlank()) {
                cells.put(column, record.get(column).strip());
            }
        }
        return cells;
    }

    private static void within(long count, int most) {
        if (count > most) {
            throw Problems.tooLarge("The files of the set that are read hold at most 2 MiB, 10,000 rows and 200,000 cells in all.");
        }
    }
}
