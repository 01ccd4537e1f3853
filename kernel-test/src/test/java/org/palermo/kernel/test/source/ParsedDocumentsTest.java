package org.palermo.kernel.test.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.util.List;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.imports.CsvTable;
import org.palermo.kernel.imports.WorkbookTable;
import org.palermo.kernel.workbook.SeekableFile;
import org.palermo.kernel.workbook.Sheet;
import org.palermo.kernel.workbook.WorkbookLimits;
import org.palermo.kernel.workbook.Xml;
import org.xml.sax.SAXException;

/// The rule sees each way to parse a document that a service has: a service that has a new one must say why its event loop is free.
class ParsedDocumentsTest {

    @ParameterizedTest
    @ValueSource(classes = {Json.class, XmlStream.class, XmlTree.class, KernelXml.class, Archive.class, ArchiveOnDisk.class, Packed.class,
            PackedByHand.class, OwnPacked.class, Table.class, TableOfAParser.class, KernelTable.class, KernelWorkbook.class, KernelSheet.class,
            InALambda.class, ByReference.class})
    void a_class_that_parses_is_found(Class<?> parsing) {
        assertEquals(Set.of("ParsedDocumentsTest"), ParsedDocuments.by(only(parsing)));
    }

    @ParameterizedTest
    @ValueSource(classes = {TableWritten.class, PackedWritten.class, JsonWritten.class})
    void a_class_that_only_writes_is_not_found(Class<?> writing) {
        assertEquals(Set.of(), ParsedDocuments.by(only(writing)));
    }

    private static JavaClasses only(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }

    private static final class Json {
        Object read(ObjectMapper json, String text) throws IOException {
            return json.readTree(text);
        }
    }

    private static final class XmlStream {
        Object read(InputStream file) throws XMLStreamException {
            return XMLInputFactory.newFactory().createXMLStreamReader(file);
        }
    }

    private static final class XmlTree {
        Object read(DocumentBuilder parser, InputStream file) throws IOException, SAXException {
            return parser.parse(file);
        }
    }

    private static final class KernelXml {
        Object read(InputStream file) {
            return Xml.read(file);
        }
    }

    private static final class Archive {
        Object read(InputStream file) {
            return new ZipInputStream(file);
        }
    }

    private static final class ArchiveOnDisk {
        Object read(String path) throws IOException {
            return new ZipFile(path);
        }
    }

    private static final class Packed {
        Object read(InputStream file) throws IOException {
            return new GZIPInputStream(file);
        }
    }

    private static final class PackedByHand {
        Object read() {
            return new Inflater(true);
        }
    }

    private static final class OwnPacked extends GZIPInputStream {
        OwnPacked(InputStream file) throws IOException {
            super(file);
        }
    }

    private static final class Table {
        Object read(Reader file) throws IOException {
            return CSVFormat.DEFAULT.parse(file);
        }
    }

    private static final class TableOfAParser {
        Object read(Reader file) throws IOException {
            return CSVParser.builder().setReader(file).get();
        }
    }

    private static final class KernelTable {
        Object read(InputStream file) throws IOException {
            return CsvTable.open(file, List::size);
        }
    }

    private static final class KernelWorkbook {
        Object read(InputStream file) throws IOException {
            return WorkbookTable.open(file);
        }
    }

    private static final class KernelSheet {
        Object read(SeekableFile file, WorkbookLimits bounds) {
            return Sheet.first(file, bounds);
        }
    }

    private static final class InALambda {
        Object read(List<InputStream> files) {
            return files.stream().map(file -> new ZipInputStream(file)).toList();
        }
    }

    private static final class ByReference {
        Object read(List<InputStream> files) {
            return files.stream().map(Xml::read).toList();
        }
    }

    private static final class TableWritten {
        Object write(StringBuilder text) throws IOException {
            return new CSVPrinter(text, CSVFormat.DEFAULT);
        }
    }

    private static final class PackedWritten {
        Object write(OutputStream file) {
            return new DeflaterOutputStream(file);
        }
    }

    private static final class JsonWritten {
        Object write(ObjectMapper json) throws IOException {
            return json.writeValueAsString(Set.of());
        }
    }
}
