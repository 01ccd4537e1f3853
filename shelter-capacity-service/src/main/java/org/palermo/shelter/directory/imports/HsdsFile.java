package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.imports.Rows;
import org.palermo.kernel.imports.Utf8;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.directory.hsds.EntryKind;
import org.palermo.shelter.directory.hsds.HsdsSchemas;

/// Reads what another directory publishes: an HSDS page or object, objects line by line, one table as CSV, or all tables in an
/// archive.
@ApplicationScoped
class HsdsFile {
    private static final int MOST_ENTRIES = 64;
    /// When parsed, objects take about ten times as much memory.
    private static final int MOST_OBJECT_BYTES = 4 * 1024 * 1024;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final Set<String> DESCRIPTIONS = Set.of("meta_table_descriptions.csv", "meta_table_description.csv", "datapackage.json");
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9_]{1,60}\\.[a-z0-9]{1,5}");

    private final HsdsSchemas hsdsSchemas;
    private final ObjectMapper json;

    HsdsFile(HsdsSchemas hsdsSchemas, ObjectMapper json) {
        this.hsdsSchemas = hsdsSchemas;
        this.json = json;
    }

    /// @param subtype of the body's media type
    /// @param entity the kind of the objects of a page or of the lines
    /// @param table the table of a CSV file, e.g. `services`
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the body can't be read, 413 when it would take too much memory
    Rows<HsdsItem> read(String subtype, byte[] body, EntryKind entity, String table) {
        if (!subtype.equals("zip") && body.length > MOST_OBJECT_BYTES) {
            throw Problems.tooLarge("A file of objects, or of one table, has at most 4 MiB: send parts of it, or an archive of tables.");
        }
        return EntryLimit.kept(switch (subtype) {
            case "json" -> page(body, entity);
            case "csv" -> table(body, table);
            case "zip" -> archive(body);
            default -> lines(body, entity);
        });
    }

    private Rows<HsdsItem> page(byte[] body, EntryKind entity) {
        JsonNode read = read(body);
        List<Row<HsdsItem>> items = new ArrayList<>();
        List<RowOutcome.Rejected> rejected = new ArrayList<>();
        List<JsonNode> objects = new ArrayList<>();
        (read.has("contents") ? read.get("contents") : read.isArray() ? read : json.createArrayNode().add(read)).forEach(objects::add);
        for (int i = 0; i < objects.size(); i++) {
            add(objects.get(i), i + 1, entity, items, rejected);
        }
        return new Rows<>(items, rejected);
    }

    private Rows<HsdsItem> lines(byte[] body, EntryKind entity) {
        requireUtf8(body);
        List<Row<HsdsItem>> items = new ArrayList<>();
        List<RowOutcome.Rejected> rejected = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) new String(body, StandardCharsets.UTF_8).lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                try {
                    add(json.readTree(line), number, entity, items, rejected);
                } catch (IOException e) {
                    rejected.add(new RowOutcome.Rejected(number, "the line must be a JSON object"));
                }
            }
        }
        return new Rows<>(items, rejected);
    }

    private Rows<HsdsItem> table(byte[] body, String name) {
        HsdsEdition table = HsdsEdition.of(name == null ? "" : name).filter(known -> known.table().own() != null)
                .orElseThrow(() -> Problems.invalid("table",
                        "must be services, organizations, taxonomies or taxonomy_terms; other tables come together in an archive"));
        requireUtf8(body);
        HsdsTables tables = new HsdsTables(hsdsSchemas);
        tables.read(table, new String(body, StandardCharsets.UTF_8));
        return tables.rows();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the body is not an archive, 413 when it holds too much
    private Rows<HsdsItem> archive(byte[] body) {
        HsdsTables tables = new HsdsTables(hsdsSchemas);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            int entries = 0;
            int left = MOST_BYTES;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // The size that the archive states is not trusted.
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || ++entries > MOST_ENTRIES) {
                    throw Problems.tooLarge("An archive may have at most 64 files of 8 MiB in all.");
                }
                if (!entry.isDirectory()) {
                    take(tables, entry.getName(), bytes);
                }
            }
            if (entries == 0) {
                throw Problems.invalid("body", "must be a zip archive");
            }
        } catch (ZipException e) {
            throw Problems.invalid("body", "must be a zip archive");
        } catch (IOException e) {
            throw Problems.invalid("body", "must be a whole archive");
        }
        return tables.rows();
    }

    private static void take(HsdsTables tables, String path, byte[] bytes) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        Optional<HsdsEdition> table = file.endsWith(".csv")
                ? HsdsEdition.of(file.substring(0, file.length() - ".csv".length()))
                : Optional.empty();
        if (table.isPresent() && Utf8.firstOtherLine(bytes) > 0) {
            tables.refuse(Utf8.firstOtherLine(bytes), file + ": must be UTF-8; save it as CSV UTF-8");
        } else if (table.isPresent()) {
            tables.read(table.get(), new String(bytes, StandardCharsets.UTF_8));
        } else if (DESCRIPTIONS.contains(file)) {
            tables.refuse(1, file + ": must be a table; this file only describes the tables and is not imported");
        } else {
            // Other file names are not repeated: the sender chose them, and one may be a person's name.
            tables.refuse(1, (PLAIN_NAME.matcher(file).matches() ? file : "a file of the archive") + ": must be one of HSDS's tables");
        }
    }

    private static void requireUtf8(byte[] body) {
        int line = Utf8.firstOtherLine(body);
        if (line > 0) {
            throw Problems.invalid("body", "must be UTF-8, and is not in line %d; save it as CSV UTF-8".formatted(line));
        }
    }

    private static void add(JsonNode object, int number, EntryKind entity, List<Row<HsdsItem>> items, List<RowOutcome.Rejected> rejected) {
        if (!(object instanceof ObjectNode node)) {
            rejected.add(new RowOutcome.Rejected(number, "must be a JSON object"));
        } else if (entity != EntryKind.SERVICE_AT_LOCATIONS) {
            items.add(new Row<>(number, HsdsItem.of(entity, node)));
        } else if (node.get("service") instanceof ObjectNode service) {
            node.remove("service");
            service.withArray("service_at_locations").add(node);
            items.add(new Row<>(number, HsdsItem.of(EntryKind.SERVICES, service)));
        } else {
            rejected.add(new RowOutcome.Rejected(number, "service must be given"));
        }
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            if (read != null && read.isContainerNode()) {
                return read;
            }
        } catch (IOException e) {
            // The exception's message would repeat the body.
        }
        throw Problems.invalid("body", "must be a JSON object or list");
    }
}
