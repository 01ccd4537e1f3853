package org.palermo.inspection.openrosa.phone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.palermo.inspection.openrosa.FormFields;
import org.palermo.inspection.openrosa.FormReader;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.workbook.FileDefect;
import org.palermo.kernel.workbook.Xml;

/// What a phone sends in clear with a sealed form: the encrypted key, the names of the encrypted files, and a signature over all of it
/// (https://getodk.github.io/xforms-spec/encryption). Elements that the specification does not have are passed over.
///
/// @param version of the form, which names the key pair
/// @param key the key of the files, encrypted, in Base64
/// @param instance the id that the phone gave the filled form
/// @param files names of the encrypted files, in the order in which the phone encrypted them; the filled form is the last
/// @param signature encrypted, in Base64
record SealedManifest(String version, String key, String instance, List<String> files, String signature) {
    private static final String FIRST = "xml_submission_file";
    private static final String ENDING = ".enc";
    private static final Pattern NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,196}" + Pattern.quote(ENDING));
    private static final int MOST_FILES = 140;
    private static final int LONGEST_VALUE = 1_500;

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming what is wrong
    static SealedManifest read(byte[] bytes) {
        Map<String, String> values = new HashMap<>();
        List<String> media = new ArrayList<>();
        String version;
        try (Xml xml = Xml.read(new ByteArrayInputStream(bytes))) {
            version = all(xml, values, media);
        } catch (FileDefect defect) {
            throw FormReader.unreadable(defect.kind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String form = required(values, "encryptedXmlFile");
        media.add(form);
        for (String name : media) {
            if (!NAME.matcher(name).matches()) {
                throw Problems.invalid("file", "must be a name of at most 200 characters that ends with .enc");
            }
        }
        if (new HashSet<>(media).size() != media.size()) {
            throw Problems.invalid("file", "must not be repeated");
        }
        String instance = required(values, "instanceID");
        if (instance.length() > 200) {
            throw Problems.invalid("instanceID", "must be given, with at most 200 characters");
        }
        return new SealedManifest(version, required(values, "base64EncryptedKey"), instance, List.copyOf(media),
                required(values, "base64EncryptedElementSignature"));
    }

    /// @return the version of the form
    private static String all(Xml xml, Map<String, String> values, List<String> media) {
        Deque<String> path = new ArrayDeque<>();
        StringBuilder value = new StringBuilder();
        String version = null;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (path.isEmpty()) {
                    version = xml.attribute("version");
                    if (!FormFields.FORM.equals(xml.attribute("id"))) {
                        throw Problems.invalid("id", "must be the id of a form of the list");
                    }
                }
                path.addLast(xml.name());
                value.setLength(0);
            } else if (Xml.isText(event)) {
                value.append(xml.text());
                if (value.length() > LONGEST_VALUE) {
                    throw Problems.invalid(path.isEmpty() ? FIRST : path.getLast(), "must be shorter");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(path, value.toString().strip(), values, media);
                value.setLength(0);
            }
        }
        return version;
    }

    private static void end(Deque<String> path, String value, Map<String, String> values, List<String> media) {
        String name = path.removeLast();
        if (path.size() == 2 && name.equals("file") && path.getLast().equals("media")) {
            media.add(value);
            if (media.size() > MOST_FILES) {
                throw Problems.invalid("media", "must name at most 140 files");
            }
        } else if (!path.isEmpty() && !value.isEmpty() && values.size() < 50 && values.put(name, value) != null) {
            throw Problems.invalid(name, "must appear once");
        }
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw Problems.invalid(name, "must be given");
        }
        return value;
    }

    /// The name that a file had before it was encrypted.
    String clearName(int place) {
        String name = files.get(place);
        return name.substring(0, name.length() - ENDING.length());
    }

    /// Place of the filled form among the files.
    int last() {
        return files.size() - 1;
    }

    @Override
    public String toString() {
        return "SealedManifest[" + instance + "]";
    }
}
