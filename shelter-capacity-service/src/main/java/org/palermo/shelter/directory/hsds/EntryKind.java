package org.palermo.shelter.directory.hsds;

import java.util.Arrays;
import java.util.Optional;
import org.palermo.kernel.problem.Problems;

/// The kinds of entry that the directory lists.
public enum EntryKind {
    SERVICES("services", "service"),
    ORGANIZATIONS("organizations", "organization"),
    SERVICE_AT_LOCATIONS("service_at_locations", "service_at_location"),
    TAXONOMIES("taxonomies", "taxonomy"),
    TAXONOMY_TERMS("taxonomy_terms", "taxonomy_term");

    private final String path;
    private final String shape;

    EntryKind(String path, String shape) {
        this.path = path;
        this.shape = shape;
    }

    public String shape() {
        return shape;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such kind
    public static EntryKind of(String path) {
        return find(path).orElseThrow(Problems::notFound);
    }

    /// Finds the kind that a parameter names.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no such kind
    public static EntryKind named(String name) {
        return find(name).orElseThrow(() ->
                Problems.invalid("entity", "must be services, organizations, service_at_locations, taxonomies or taxonomy_terms"));
    }

    private static Optional<EntryKind> find(String path) {
        return Arrays.stream(values()).filter(entity -> entity.path.equals(path)).findFirst();
    }
}
