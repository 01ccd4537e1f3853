package org.palermo.inspection.annualreport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.palermo.kernel.text.PageWords;
import org.palermo.kernel.text.WordFile;

/// The annual report as a workbook in one of six languages: a sheet about it, one for each block, one by region, and one with the
/// indicators. All texts
/// are text cells, so that none is a formula.
final class AnnualReportWorkbook {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FOLDER = "palermo/annual-report/";
    private static final int LONGEST_NAME = 31;
    private static final Map<String, Map<String, String>> WORDS = new TreeMap<>();

    static {
        PageWords.LANGUAGES.forEach(language -> WORDS.put(language, WordFile.read(FOLDER + language + ".properties").orElseThrow()));
    }

    private final String language;
    private final Map<String, String> words;

    private AnnualReportWorkbook(String language) {
        this.language = language;
        words = WORDS.get(language);
    }

    /// @param language BCP 47; English where there is no other
    static AnnualReportWorkbook in(String language) {
        return new AnnualReportWorkbook(PageWords.firstOf(List.of(language)));
    }

    /// @param country its name
    /// @param names the name of a region by its code
    byte[] bytes(AnnualReportView report, String country, UnaryOperator<String> names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Palermo", "1.0")) {
            write(workbook, word("sheet.about"), about(report, country));
            for (AnnualReportView.AnnualBlock block : report.blocks()) {
                write(workbook, name(block), rows(block));
            }
            write(workbook, word("regions"), regions(report, names));
            write(workbook, word("sheet.indicators"), indicators(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Such as `21(d) Visits`: the paragraph of the convention, and as many words of the block as a name of a sheet can have.
    private String name(AnnualReportView.AnnualBlock block) {
        String whole = block.article().replaceAll("^.* ", "") + " " + title(block);
        return whole.length() <= LONGEST_NAME ? whole
                : whole.substring(0, Math.max(whole.lastIndexOf(' ', LONGEST_NAME), LONGEST_NAME / 2));
    }

    private List<List<Object>> about(AnnualReportView report, String country) {
        List<List<Object>> rows = List.of(List.of(word("title")), List.of(word("country"), country), List.of(word("year"), report.year()),
                List.of(word("convention"), report.convention().name()), List.of(word(report.wholeCountry() ? "whole" : "own")));
        Stream<List<Object>> source = report.source() == null ? Stream.of() : Stream.of(List.of(word("source"), report.source()));
        Stream<List<Object>> control = report.control() == null ? Stream.of()
                : Stream.of(List.of(word("control").replace("{k}", Integer.toString(report.control().k()))));
        Stream<List<Object>> agriculture = report.convention() == Convention.C129 ? Stream.of(List.of(word("agriculture"))) : Stream.of();
        return Stream.of(rows.stream(), agriculture, source, control).flatMap(more -> more).toList();
    }

    private List<List<Object>> rows(AnnualReportView.AnnualBlock block) {
        Stream<List<Object>> head = Stream.of(List.of(block.article(), title(block)), List.of(word("figure"), word("value"), word("note")));
        Stream<List<Object>> laws = block.block() != ReportBlock.LAWS ? Stream.of()
                : Stream.of(List.of(title(block), orEmpty(block.words()), note(block.words() == null ? block.missing() : null, true)));
        Stream<List<Object>> figures = block.figures().stream()
                .map(f -> List.of(word("figure." + f.figure()), orEmpty(f.value()), note(f.missing(), f.entered())));
        return Stream.of(head, laws, figures).flatMap(more -> more).toList();
    }

    private List<List<Object>> regions(AnnualReportView report, UnaryOperator<String> names) {
        Stream<List<Object>> head = Stream.of(List.of(word("regions")), List.of(word("regions.note")),
                List.of(word("region"), word("figure.VISITS"), word("figure.WORKPLACES_VISITED"), word("figure.VIOLATIONS"),
                        word("figure.PENALTIES")));
        Stream<List<Object>> rows = report.regions().isEmpty() ? Stream.of(List.of(word("regions.empty"))) : report.regions().stream()
                .map(r -> List.of(r.region() == null ? word("region.none") : names.apply(r.region()), orNotShown(r.visits()),
                        orNotShown(r.workplacesVisited()), orNotShown(r.violations()), orNotShown(r.penalties())));
        return Stream.of(head, rows, injuries(report, names)).flatMap(more -> more).toList();
    }

    private Stream<List<Object>> injuries(AnnualReportView report, UnaryOperator<String> names) {
        Stream<List<Object>> head = Stream.of(List.of(), List.of(word("injuries")), List.of(word("injuries.note")));
        if (report.injuries().isEmpty()) {
            return Stream.concat(head, Stream.of(List.of(word("injuries.empty"))));
        }
        Stream<List<Object>> columns = Stream.of(List.of(word("region"), word("figure.FATAL_ACCIDENTS_WOMEN"),
                word("figure.FATAL_ACCIDENTS_MEN"), word("figure.NON_FATAL_ACCIDENTS_WOMEN"), word("figure.NON_FATAL_ACCIDENTS_MEN"),
                word("figure.DISEASES_WOMEN"), word("figure.DISEASES_MEN")));
        Stream<List<Object>> rows = report.injuries().stream()
                .map(i -> List.of(names.apply(i.region()), orNotEntered(i.fatalWomen()), orNotEntered(i.fatalMen()),
                        orNotEntered(i.nonFatalWomen()), orNotEntered(i.nonFatalMen()), orNotEntered(i.diseasesWomen()),
                        orNotEntered(i.diseasesMen())));
        return Stream.of(head, columns, rows).flatMap(more -> more);
    }

    private Object orNotEntered(Integer value) {
        return value == null ? word("missing." + NoFigure.NOT_ENTERED) : value;
    }

    private Object orNotShown(Long value) {
        return value == null ? word("missing." + NoFigure.SUPPRESSED) : value;
    }

    private List<List<Object>> indicators(AnnualReportView report) {
        Stream<List<Object>> head =
                Stream.of(List.of(word("indicators")), List.of(word("code"), word("figure"), "", word("value"), word("note")));
        Stream<List<Object>> values = report.indicators().stream()
                .map(i -> List.of(i.code().name(), word("indicator." + i.code()), word("sex." + i.sex()),
                orEmpty(i.value()), i.missing() == null ? "" : word("missing." + i.missing())));
        return Stream.concat(head, values).toList();
    }

    private String title(AnnualReportView.AnnualBlock block) {
        return word("block." + block.block());
    }

    private String note(NoFigure missing, boolean entered) {
        return word(missing != null ? "missing." + missing : entered ? "entered" : "counted");
    }

    private String word(String key) {
        return words.get(key);
    }

    private static Object orEmpty(Object value) {
        return value == null ? "" : value;
    }

    private void write(Workbook workbook, String name, List<List<Object>> rows) throws IOException {
        Worksheet sheet = workbook.newWorksheet(name);
        if (language.equals("ar")) {
            sheet.rightToLeft();
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                switch (rows.get(r).get(c)) {
                    case Number number -> sheet.value(r, c, number);
                    case Object text -> sheet.value(r, c, text.toString());
                }
            }
        }
        sheet.finish();
    }
}
