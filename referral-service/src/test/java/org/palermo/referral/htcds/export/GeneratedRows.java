package org.palermo.referral.htcds.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.TextNormalisation;
import org.palermo.referral.htcds.standard.TheStandard;

/// Random rows: codes, words of no list, invalid dates, and texts with characters that could break a format.
public final class GeneratedRows {
    private static final List<String> PIECES = List.of("Mai", "Trần", "محمد", "愛", "😀", " ", "  ", "\n", "\t", ",", ";", "|", "\"", "'", "=", "+", "-", "@", "&", "<", ">", "]]>", "&amp;",
            "<![CDATA[", "%", "\\", "/", "0", "12", "1e5", "TRUE", "Other", "x000D", "é", "\u200F", "…");
    private static final List<String> LANGUAGES = List.of("eng", "vie", "fil", "deu", "prs", "zho");

    private final Random random;

    public GeneratedRows(long seed) {
        random = new Random(seed);
    }

    /// @param mark a marker by which the row is found again: its e-mail address
    public Map<HtcdsField, List<String>> row(String mark) {
        Map<HtcdsField, List<String>> row = new LinkedHashMap<>();
        for (HtcdsField field : TheStandard.STANDARD.fields()) {
            if (!field.home().isOurs() && random.nextInt(3) > 0) {
                row.put(field, values(field));
            }
        }
        row.put(TheStandard.STANDARD.field("prs_Email"), List.of(mark));
        row.put(TheStandard.STANDARD.field("con_Consent"), List.of("TRUE"));
        return row;
    }

    private List<String> values(HtcdsField field) {
        return switch (field.type()) {
            case TEXT -> List.of(text());
            case NUMBER -> List.of(random.nextBoolean() ? String.valueOf(random.nextInt(100)) : text());
            case DATE -> List.of(random.nextInt(4) > 0 ? LocalDate.of(1950, 1, 1).plusDays(random.nextInt(25_000)).toString() : "about " + random.nextInt(100));
            case CHECKBOX -> List.of(random.nextBoolean() ? "TRUE" : "FALSE");
            case LANGUAGE -> List.of(LANGUAGES.get(random.nextInt(LANGUAGES.size())));
            case COUNTRY -> some(List.of("GB", "VN", "NG", "KR", "CI"));
            case PICKLIST -> some(List.copyOf(field.codes().keySet()));
        };
    }

    private List<String> some(List<String> codes) {
        List<String> some = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String one = random.nextInt(5) > 0 ? codes.get(random.nextInt(codes.size())) : List.of("Some Other, elsewhere", "nothing of it", "Qqq").get(random.nextInt(3));
            if (!some.contains(one)) {
                some.add(one);
            }
        }
        return some;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        String stripped = TextNormalisation.strip(text.toString());
        return stripped.isEmpty() ? "x" : stripped;
    }

    public static byte[] write(FileFormat format, List<Map<HtcdsField, List<String>>> rows) {
        try {
            FileWriter writer = writer(format);
            writer.begin();
            for (Map<HtcdsField, List<String>> row : rows) {
                writer.row(row);
            }
            writer.flush();
            writer.end();
            return writer.written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FileWriter writer(FileFormat format) throws IOException {
        return switch (format) {
            case XLSX -> new XlsxWriter(TheStandard.STANDARD);
            case CSV -> new CsvWriter(TheStandard.STANDARD);
            case XFORM -> new FormWriter(TheStandard.STANDARD);
        };
    }
}
