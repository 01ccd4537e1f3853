package org.palermo.systemtest.taint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The taint test asks for every kind of PDF that the portal gives.
class PortalFileTest {

    private static final Path PORTAL = Path.of("../portal/src/main/java");
    private static final Pattern FILE = Pattern.compile("@Path\\(([^\\n]*)SavedPages\\.FILE\\)");
    private static final Pattern CLASS = Pattern.compile("@Path\\(([^\\n]*)\\)\\n(?:@[^\\n]*\\n)*(?:public )?(?:final )?class ");
    private static final Pattern HOME = Pattern.compile("String HOME = \"([^\"]+)\"");

    @Test
    void every_PDF_of_the_portal_is_asked_for() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(PORTAL)) {
            for (var file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                if (FILE.matcher(source).find()) {
                    found.add(address(source));
                }
            }
        }
        assertTrue(found.size() >= 8, found::toString);
        assertEquals(found, Arrays.stream(PortalFile.values()).filter(PortalFile::isPrinted).map(file -> file.address().replaceAll("\\{\\w+}", "{}"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// The address from the annotation of the class, without the names of the parameters.
    private static String address(String source) {
        var home = HOME.matcher(source);
        var path = CLASS.matcher(source);
        assertTrue(path.find(), source);
        var written = path.group(1).replace(" + SavedPages.FILE", "").replace("Desk.START", "\"/portal/desk\"")
                .replaceAll("\\w+\\.HOME", home.find() ? "\"" + home.group(1) + "\"" : "");
        return written.replaceAll("\"| \\+ ", "").replaceAll("\\{\\w+}", "{}") + "/document.pdf";
    }
}
