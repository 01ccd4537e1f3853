package org.palermo.inspection.workplace.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.workplace.Coordinates;
import org.palermo.inspection.workplace.Likeness;
import org.palermo.inspection.workplace.ListedRow;
import org.palermo.inspection.workplace.OsId;
import org.palermo.inspection.workplace.Sectors;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Converts a row of a list, or says why it is refused. Only name, country and the length of the address can cause a refusal; other
/// bad values are left out with a note. The cells are kept as published.
@ApplicationScoped
class ListedRowReader {
    /// The note of a row whose place the list calls closed. An index of the database has it too.
    static final String SAYS_CLOSED = "the list says that it is closed";
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_ADDRESS = 1000;
    private static final Pattern SPACE = Pattern.compile("\\s++");
    private static final int MOST_CONTRIBUTORS = 200;
    private static final Set<String> SAYS_YES = Set.of("true", "yes", "1", "closed");
    /// Columns of the Open Supply Hub that name a person at the company. They are not kept.
    private static final Set<String> OF_PERSONS = Set.of("claim_point_of_contact", "claim_point_of_contact_email");

    private final CountryCodes countries;
    private final Sectors sectors;
    private final Countries held;

    ListedRowReader(CountryCodes countries, Sectors sectors, Countries held) {
        this.countries = countries;
        this.sectors = sectors;
        this.held = held;
    }

    /// @param row null when the row is refused
    /// @param reason why the row is refused, otherwise null
    record Read(ListedRow row, String reason) {}

    /// @param defaultCountry ISO 3166-1 alpha-2, used when the row has no country; or null
    Read read(List<String> header, Map<ListedField, List<Integer>> columns, List<String> cells, String defaultCountry) {
        String name = cell(columns, cells, ListedField.NAME);
        if (cells.stream().allMatch(String::isBlank)) {
            return refused("the row must not be empty");
        }
        if (name.isEmpty()) {
            return refused("the name must be given");
        }
        if (name.length() > LONGEST_NAME || Likeness.words(name).isEmpty()) {
            return refused(name.length() > LONGEST_NAME ? "the name must have at most 300 characters"
                    : "the name must have a letter or a digit");
        }
        String written = cell(columns, cells, ListedField.COUNTRY);
        if (written.isEmpty() && defaultCountry == null) {
            return refused("the country must be given");
        }
        Optional<String> country = written.isEmpty() ? Optional.of(defaultCountry) : countries.find(written);
        if (country.isEmpty()) {
            return refused("the country must be a known one");
        }
        String address = address(columns, cells);
        if (address != null && address.length() > LONGEST_ADDRESS) {
            return refused("the address must have at most 1000 characters");
        }
        return new Read(row(header, columns, cells, name, country.get(), address), null);
    }

    private ListedRow row(List<String> header, Map<ListedField, List<Integer>> columns, List<String> cells, String name, String country,
            String address) {
        List<String> notes = new ArrayList<>();
        String listed = cell(columns, cells, ListedField.SECTOR);
        Sectors.Sector sector = sectors.find(listed);
        if (!sector.known()) {
            notes.add("the sector is not in the list of sectors");
        }
        Coordinates point = Coordinates.read(
                cell(columns, cells, ListedField.LATITUDE), cell(columns, cells, ListedField.LONGITUDE), notes::add);
        WorkersCell workers = WorkersCell.read(cell(columns, cells, ListedField.WORKERS), notes::add);
        boolean closed = SAYS_YES.contains(cell(columns, cells, ListedField.CLOSED).toLowerCase(Locale.ROOT));
        if (closed) {
            notes.add(SAYS_CLOSED);
        }
        return new ListedRow(name, country, address, cut(sector.name()), listed.isEmpty() ? null : cut(listed),
                region(cell(columns, cells, ListedField.REGION), country, notes), point, workers.exactly(), workers.least(), workers.most(),
                women(header, columns, cells).share(workers, notes::add), osId(cell(columns, cells, ListedField.OS_ID), notes), closed,
                contributors(cell(columns, cells, ListedField.CONTRIBUTORS)), List.copyOf(notes), raw(header, cells));
    }

    /// A region by its code or its name in the country's language or in English.
    private String region(String cell, String country, List<String> notes) {
        if (cell.isEmpty()) {
            return null;
        }
        Optional<String> found = held.country(country).stream().flatMap(known -> known.regions().stream())
                .filter(region -> region.code().equalsIgnoreCase(cell)
                        || region.name().equalsIgnoreCase(cell) || region.names().containsValue(cell))
                .map(Country.Region::code).findFirst();
        if (found.isEmpty()) {
            notes.add("the region is not a known region of the country");
        }
        return found.orElse(null);
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private static Read refused(String reason) {
        return new Read(null, reason);
    }

    /// The Open Supply Hub joins the names of contributors by a bar.
    private static List<String> contributors(String cell) {
        return Arrays.stream(cell.split("\\|")).map(String::strip).filter(name -> !name.isEmpty()).map(ListedRowReader::cut).distinct()
                .limit(MOST_CONTRIBUTORS).toList();
    }

    private static String osId(String cell, List<String> notes) {
        if (cell.isEmpty()) {
            return null;
        }
        Optional<String> id = OsId.parse(cell);
        if (id.isEmpty()) {
            notes.add("the OS ID has a wrong check character");
        }
        return id.orElse(null);
    }

    private static String address(Map<ListedField, List<Integer>> columns, List<String> cells) {
        String all = Stream.of(ListedField.ADDRESS, ListedField.ADDRESS_MORE)
                .flatMap(field -> columns.getOrDefault(field, List.of()).stream())
                .map(index -> at(cells, index))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? null : all;
    }

    private static String cell(Map<ListedField, List<Integer>> columns, List<String> cells, ListedField field) {
        return saying(columns, cells, field).map(index -> at(cells, index)).orElse("");
    }

    /// The first column of the field whose cell says something: the Open Supply Hub repeats some columns for who claims a workplace.
    private static Optional<Integer> saying(Map<ListedField, List<Integer>> columns, List<String> cells, ListedField field) {
        return columns.getOrDefault(field, List.of()).stream().filter(index -> !at(cells, index).isEmpty()).findFirst();
    }

    private static WomenCell women(List<String> header, Map<ListedField, List<Integer>> columns, List<String> cells) {
        return saying(columns, cells, ListedField.WOMEN_SHARE).map(index -> new WomenCell(at(cells, index), header.get(index)))
                .orElse(new WomenCell("", ""));
    }

    /// Line ends and tabs become single spaces. A cell beyond the end of a short row is empty.
    private static String at(List<String> cells, int index) {
        return index < cells.size() ? SPACE.matcher(cells.get(index).strip()).replaceAll(ListedRowReader::single) : "";
    }

    private static String single(MatchResult space) {
        return space.group().chars().anyMatch(c -> c == '\r' || c == '\n' || c == '\t') ? " " : space.group();
    }

    private static Map<String, String> raw(List<String> header, List<String> cells) {
        Map<String, String> raw = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (i < header.size() && OF_PERSONS.contains(header.get(i).strip())) {
                continue;
            }
            String name = i < header.size() && !header.get(i).isBlank() ? header.get(i).strip() : "column " + (i + 1);
            raw.put(raw.containsKey(name) ? name + " (column " + (i + 1) + ")" : name, cells.get(i));
        }
        return raw;
    }
}
