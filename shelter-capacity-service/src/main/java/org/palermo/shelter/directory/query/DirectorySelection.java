package org.palermo.shelter.directory.query;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.sql.Parameters;
import org.palermo.shelter.directory.hsds.EntryKind;

/// Builds the SQL conditions of one query. They can reveal only what is shown, because the tables of the directory contain nothing
/// else.
final class DirectorySelection {
    /// Confidential shelters appear and disappear at midnight only.
    private static final String SHOWN = "(s.shown_from is null or s.shown_from <= ?) and (s.shown_until is null or s.shown_until > ?)";
    private static final String IN_REGIONS = """
            exists (select 1 from directory_region r where r.service = s.id and r.region = any(string_to_array(?, ',')))
            """;
    /// Entries that serve a region of the postal code, and entries with an address at it. Two index scans are faster than a check of
    /// each row.
    private static final String SERVICES_FOR_IT = """
            s.id in (select r.service from directory_region r where r.region = any(string_to_array(?, ','))
                      union select x.service from directory_place x where x.postcode like ?)
            """;
    private static final String PLACES_FOR_IT = """
            p.id in (select x.id from directory_place x join directory_region r on r.service = x.service
                       where r.region = any(string_to_array(?, ','))
                      union select x.id from directory_place x where x.postcode like ?)
            """;
    /// Great-circle distance in metres, on a sphere with the earth's mean radius.
    private static final String METRES = """
            12742017.6 * asin(least(1, sqrt(power(sin(radians(p.latitude - cast(? as double precision)) / 2), 2)
                + cos(radians(p.latitude)) * cos(radians(cast(? as double precision)))
                * power(sin(radians(p.longitude - cast(? as double precision)) / 2), 2))))
            """;

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /// @param latitude of the midpoint of the postal code's known locations, or null
    @RegisterForReflection
    record Middle(Double latitude, Double longitude) {}

    static DirectorySelection of(EntryKind entity, DirectoryFilter f, Instant now, List<String> regions, Middle middle) {
        DirectorySelection selection = new DirectorySelection();
        switch (entity) {
            case SERVICES, SERVICE_AT_LOCATIONS -> selection.services(f, now, regions, middle, entity == EntryKind.SERVICES);
            case ORGANIZATIONS -> selection.organizations(f, now);
            case TAXONOMIES -> selection.and(f.search() != null, "t.words @@ plainto_tsquery('simple', ?)", f.search());
            case TAXONOMY_TERMS -> selection.terms(f);
        }
        return selection;
    }

    private void services(DirectoryFilter f, Instant now, List<String> regions, Middle middle, boolean whole) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        and(true, SHOWN, today, today);
        and(f.search() != null, "s.words @@ plainto_tsquery('simple', ?)", f.search());
        and(f.organization() != null, "s.organization = ?", f.organization());
        and(f.modifiedAfter() != null, "s.last_modified >= ?", f.modifiedAfter());
        classified("s.id", f);
        if (f.postcode() != null) {
            near(f, String.join(",", regions), middle, whole);
        }
    }

    private void near(DirectoryFilter f, String regions, Middle middle, boolean whole) {
        String at = f.postcode() + "%";
        String places = whole ? "exists (select 1 from directory_place p where p.service = s.id and (%s))" : "(%s)";
        if (f.proximity() == null) {
            and(true, whole ? SERVICES_FOR_IT : PLACES_FOR_IT, regions, at);
        } else if (middle.latitude() == null) {
            and(true, "((s.source = 'CONFIDENTIAL' and " + IN_REGIONS + ") or " + places.formatted("p.postcode like ?") + ")", regions, at);
        } else {
            String near = places.formatted("p.postcode like ? or " + METRES + " <= ?");
            and(true, "((s.source = 'CONFIDENTIAL' and " + IN_REGIONS + ") or " + near + ")",
                    regions, at, middle.latitude(), middle.latitude(), middle.longitude(), f.proximity());
        }
    }

    private void organizations(DirectoryFilter f, Instant now) {
        and(f.search() != null, "o.words @@ plainto_tsquery('simple', ?)", f.search());
        and(f.modifiedAfter() != null, "o.last_modified >= ?", f.modifiedAfter());
        if (f.term() != null || f.taxonomy() != null) {
            sql.append(" and exists (select 1 from directory_service s where s.organization = o.id");
            classified("s.id", f);
            sql.append(")");
        }
    }

    private void terms(DirectoryFilter f) {
        and(f.search() != null, "t.words @@ plainto_tsquery('simple', ?)", f.search());
        and(f.taxonomy() != null, "t.taxonomy = ?", f.taxonomy());
        and(f.parent() != null, "t.parent = ?", f.parent());
        and(f.topOnly(), "t.parent is null");
    }

    private void classified(String service, DirectoryFilter f) {
        and(f.term() != null, "exists (select 1 from directory_service_term x where x.service = " + service + " and x.term = ?)", f.term());
        and(f.taxonomy() != null, "exists (select 1 from directory_service_term x join directory_term y on y.id = x.term where x.service = "
                + service + " and y.taxonomy = ?)", f.taxonomy());
    }

    /// Continues a stream after this id.
    DirectorySelection after(String column, UUID id) {
        and(id != null, column + " > ?", id);
        return this;
    }

    DirectorySelection and(boolean asked, String condition, Object... values) {
        if (asked) {
            sql.append(" and ");
            int from = 0;
            for (Object value : values) {
                int mark = condition.indexOf('?', from);
                parameters.add(value);
                sql.append(condition, from, mark).append('$').append(parameters.size());
                from = mark + 1;
            }
            sql.append(condition, from, condition.length());
        }
        return this;
    }

    /// Append after `where true`.
    String sql() {
        return sql.toString();
    }

    Parameters parameters() {
        return Parameters.of(parameters.toArray());
    }
}
