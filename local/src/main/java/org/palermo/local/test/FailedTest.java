package org.palermo.local.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A failed test, repeated at the end of a run: Maven's own report of it can be thousands of lines above.
///
/// @param name class and method, as in the report
/// @param why the exception with the beginning of its message, and where in Palermo's code it was thrown
public record FailedTest(String name, String why) {

    private static final int LONGEST_LINE = 400;
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    /// Failed tests from reports written at or after the instant (milliseconds since 1970), by name.
    public static List<FailedTest> since(Path root, long millis) throws IOException {
        var failed = new ArrayList<FailedTest>();
        for (var report : TestCounts.reportsSince(root, millis)) {
            failed.addAll(in(report));
        }
        return failed;
    }

    static List<FailedTest> in(Path report) throws IOException {
        var failed = new ArrayList<FailedTest>();
        try (var bytes = Files.newInputStream(report)) {
            var xml = XML.createXMLStreamReader(bytes);
            var name = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "testcase" -> name = xml.getAttributeValue(null, "classname") + "." + xml.getAttributeValue(null, "name");
                    case "failure", "error" -> failed.add(new FailedTest(name, beginning(xml.getElementText())));
                    default -> { }
                }
            }
        } catch (XMLStreamException cut) {
            failed.add(new FailedTest(report.getFileName().toString(), "a report that ends in the middle"));
        }
        return failed;
    }

    private static String beginning(String trace) {
        var lines = trace.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        // An assertion with a description says it on the lines after the name of the exception.
        var said = lines.stream().takeWhile(line -> !line.startsWith("at ")).collect(Collectors.joining(" "));
        var own = lines.stream().filter(line -> line.startsWith("at org.palermo.")).findFirst();
        return shortened(said) + own.map(line -> " (" + line + ")").orElse("");
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    @Override
    public String toString() {
        return "failed: " + name + ": " + why;
    }
}
