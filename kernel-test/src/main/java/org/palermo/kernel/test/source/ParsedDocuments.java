package org.palermo.kernel.test.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.SAXParser;
import javax.xml.stream.XMLInputFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.palermo.kernel.imports.CsvTable;
import org.palermo.kernel.imports.WorkbookTable;
import org.palermo.kernel.statistics.OffEventLoop;
import org.palermo.kernel.workbook.Sheet;
import org.palermo.kernel.workbook.Xml;
import org.xml.sax.XMLReader;

/// The classes that parse JSON, XML, CSV, workbooks or packed data by hand. On an event loop parsing delays all other
/// requests while the document is large, so each such class is listed with what limits its document, or where it is parsed
/// instead.
final class ParsedDocuments {
    private static final Set<String> JSON = Set.of("readValue", "readValues", "readTree", "treeToValue");
    private static final Set<String> MADE = Set.of(JavaConstructor.CONSTRUCTOR_NAME);
    private static final Set<String> PARSE = Set.of("parse");

    /// The methods that begin to parse, by the class that has them. Subclasses count: an archive is read by a subclass of
    /// `InflaterInputStream`.
    private static final Map<Class<?>, Set<String>> PARSING = Map.ofEntries(
            Map.entry(ObjectMapper.class, JSON), Map.entry(ObjectReader.class, JSON),
            Map.entry(XMLInputFactory.class, Set.of("createXMLStreamReader", "createXMLEventReader")),
            Map.entry(DocumentBuilder.class, PARSE), Map.entry(SAXParser.class, PARSE), Map.entry(XMLReader.class, PARSE),
            Map.entry(InflaterInputStream.class, MADE), Map.entry(Inflater.class, MADE), Map.entry(ZipFile.class, MADE),
            Map.entry(CSVFormat.class, PARSE), Map.entry(CSVParser.class, Set.of("parse", "builder", JavaConstructor.CONSTRUCTOR_NAME)),
            Map.entry(Xml.class, Set.of("read")), Map.entry(Sheet.class, Set.of("first")),
            Map.entry(CsvTable.class, Set.of("open")), Map.entry(WorkbookTable.class, Set.of("open")));

    /// Large, and parsed outside of the event loop.
    static final String ASIDE = "by Aside";

    /// Classes of the kernel, which every service has.
    static final Map<String, String> OF_THE_KERNEL = Map.ofEntries(
            Map.entry("Purposes", "a file of the service, at its start"),
            Map.entry("RetentionProfile", "a file of the service, at its start"),
            Map.entry("Countries", "a file of the service, at its start"),
            Map.entry("DeclaredParameters", "a file of the service, at its start"),
            Map.entry("MergePatch", "one change that a caller sent, within the limit of a body"),
            Map.entry("JsonLine", "one line of an import, which has a limit of its own, on a thread that may wait"),
            Map.entry("Delivery", "one event that goes out"),
            Map.entry("IncomingEvent", "one event that comes in, within the limit of a body"),
            Map.entry("Idempotency", "one answer that was given before"),
            Map.entry("CsvTable", "a table, row by row; whoever opens one is listed too"),
            Map.entry("WorkbookTable", "a workbook, row by row; whoever opens one is listed too"),
            Map.entry("Parts", "the parts of a workbook; whoever opens one is listed too"),
            Map.entry("InflatedPart", "a part of a workbook; whoever opens one is listed too"),
            Map.entry("Xml", "XML, tag by tag; whoever opens one is listed too"),
            Map.entry("PngSegments", "a picture, block by block, by OpenFiles on a thread that may wait"),
            Map.entry("ReleaseStore", ASIDE));

    private ParsedDocuments() {}

    /// The names of the outermost classes that parse.
    static Set<String> by(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getCodeUnitAccessesFromSelf().stream().anyMatch(ParsedDocuments::parses))
                .map(ParsedDocuments::outermost).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The names of the outermost classes that pass work to {@link OffEventLoop}.
    static Set<String> aside(String... packageNames) {
        return ServiceClasses.of(packageNames).stream()
                .filter(type -> type.getCodeUnitAccessesFromSelf().stream()
                        .anyMatch(access -> access.getTargetOwner().isEquivalentTo(OffEventLoop.class)))
                .map(ParsedDocuments::outermost).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean parses(JavaAccess<?> access) {
        return PARSING.entrySet().stream()
                .anyMatch(parser -> parser.getValue().contains(access.getTarget().getName())
                        && access.getTargetOwner().isAssignableTo(parser.getKey()));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ParsedDocuments::outermost).orElse(type.getSimpleName());
    }
}
