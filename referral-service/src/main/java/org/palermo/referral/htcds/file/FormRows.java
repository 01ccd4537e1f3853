package org.palermo.referral.htcds.file;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.palermo.kernel.workbook.Xml;
import org.palermo.referral.htcds.standard.Column;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;
import org.palermo.referral.htcds.standard.TextNormalisation;

/// Instances of the published form: a single one as the document, or many inside the wrapper of a server. An instance is an element with an
/// `id`, else the `data` element that contains a field, else the parent of a field; groups inside it do not matter.
final class FormRows implements FileRows {
    private static final Set<String> METADATA =
            Set.of("start", "end", "today", "deviceid", "username", "__version__", "instanceID", "instanceName",
            "deprecatedID", "uuid", "submissionDate");
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_NAME = 1000;
    private static final int MOST = 2000;

    private final Xml xml;
    private final HtcdsStandard standard;
    private final List<String> open = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Set<HtcdsField> seen = new HashSet<>();
    private List<CellValue> said = new ArrayList<>();
    private int instance;
    private int depth;
    private int element;
    private int characters;
    private boolean leaf;

    FormRows(InputStream bytes, HtcdsStandard standard) {
        this.standard = standard;
        this.xml = UnreadableFile.naming(() -> Xml.read(bytes));
    }

    @Override
    public FileRow next() {
        return UnreadableFile.naming(this::instance);
    }

    private FileRow instance() {
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event == START_ELEMENT) {
                begin();
            } else if (event == END_ELEMENT) {
                FileRow row = end();
                if (row != null) {
                    return row;
                }
            } else if (Xml.isText(event) && depth > 0) {
                text.append(xml.text());
                if (text.length() > LONGEST) {
                    throw new UnreadableFile(UnreadableFile.Failure.TOO_LARGE);
                }
            }
        }
        if (instance == 0) {
            throw new UnreadableFile(UnreadableFile.Failure.NO_FIELD);
        }
        return null;
    }

    private void begin() {
        String name = xml.name();
        if (open.isEmpty() && name.equals("html")) {
            throw new UnreadableFile(UnreadableFile.Failure.FORM_NOT_INSTANCE);
        }
        open.add(name);
        if (open.size() > 50 || name.length() > LONGEST_NAME) {
            throw new UnreadableFile(UnreadableFile.Failure.TOO_LARGE);
        }
        if (depth == 0 && xml.attribute("id") != null) {
            depth = open.size();
        } else if (depth == 0 && open.size() > 1 && standard.column(name).isPresent()) {
            int data = open.lastIndexOf("data");
            depth = data < 0 || data == open.size() - 1 ? open.size() - 1 : data + 1;
        }
        leaf = true;
        text.setLength(0);
    }

    private FileRow end() {
        String name = open.removeLast();
        FileRow row = null;
        if (depth > 0 && open.size() + 1 == depth) {
            instance++;
            row = characters > FileRow.LONGEST ? FileRow.unreadable(instance, FileRow.TOO_LONG) : FileRow.of(instance, said);
            said = new ArrayList<>();
            characters = 0;
            seen.clear();
            element = 0;
            depth = 0;
        } else if (depth > 0 && leaf) {
            tell(name);
        }
        leaf = false;
        return row;
    }

    private void tell(String name) {
        element++;
        characters += text.length();
        if (characters > FileRow.LONGEST) {
            said.clear();
            return;
        }
        if (!TextNormalisation.strip(text.toString()).isEmpty()) {
            if (said.size() == MOST) {
                throw new UnreadableFile(UnreadableFile.Failure.TOO_LARGE);
            }
            said.add(new CellValue(column(name), text.toString(), CellValue.Kind.TEXT));
        }
    }

    /// The published form asks for the title under the label of the second name, so the element name alone does not say what was entered.
    private Column column(String name) {
        Column column = standard.column(name).orElse(null);
        if (column == null) {
            return METADATA.contains(name) ? Column.beside("form " + name, Deviation.FORM_METADATA)
                    : Column.beside("element " + element, Deviation.NO_FIELD);
        }
        if (column.method() == null && !seen.add(column.field())) {
            return Column.beside("element " + element, Deviation.SECOND_COLUMN);
        }
        return column.name().equals("prs_Title") ? Column.of(column.field(), Deviation.TITLE_ASKED_AS_NAME) : column;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
