package org.palermo.portal.desk;

import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;

/// All declared pages, by their path and key.
@Singleton
public class Desk {
    /// Where the desk begins.
    public static final String START = "/portal/desk";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    /// A page that an address leads to.
    ///
    /// @param variables the ids in the address, in their order
    record Place(Page page, Map<String, String> variables) {
        String address() {
            return START + Paths.fill(page.path(), variables, null).orElseThrow();
        }
    }

    private final List<Room> rooms;
    private final Operations operations;
    private final Map<String, Page> byKey = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();

    Desk(@All List<Room> rooms, Operations operations) {
        this.rooms = rooms.stream().sorted(Comparator.comparing(Room::name)).toList();
        this.operations = operations;
        List<Room.Addition> additions = this.rooms.stream().flatMap(room -> room.additions().stream()).toList();
        for (Room room : this.rooms) {
            for (Page declared : room.pages()) {
                Page page = whole(declared, additions);
                page.operations().forEach(operations::get);
                if (byKey.put(page.key(), page) != null) {
                    throw new IllegalStateException("Two pages are called " + page.key());
                }
                pages.add(page);
            }
        }
    }

    /// A record with the sections that other topics add to it.
    private static Page whole(Page page, List<Room.Addition> additions) {
        return page instanceof RecordPage record ? record.between(sections(page, additions, true), sections(page, additions, false)) : page;
    }

    private static List<Section> sections(Page page, List<Room.Addition> additions, boolean first) {
        return additions.stream().filter(addition -> addition.page().equals(page.key()) && addition.first() == first).flatMap(addition -> addition.sections().stream()).toList();
    }

    public List<Room> rooms() {
        return rooms;
    }

    public List<Page> pages() {
        return List.copyOf(pages);
    }

    /// @throws IllegalArgumentException when no page has this key
    Page page(String key) {
        Page found = byKey.get(key);
        if (found == null) {
            throw new IllegalArgumentException("No page is called " + key);
        }
        return found;
    }

    TaskPage task(String key) {
        return page(key) instanceof TaskPage task ? task : fail(key);
    }

    boolean isPage(String key) {
        return byKey.containsKey(key);
    }

    boolean isTask(String key) {
        return byKey.get(key) instanceof TaskPage;
    }

    Operation main(Page page) {
        return operations.get(page.main());
    }

    /// The roles that a page is for; empty when the description of its operation names none.
    public Set<String> roles(Page page) {
        return page.only().isEmpty() && page.main() != null ? operations.get(page.main()).roles() : page.only();
    }

    public boolean isFor(SecurityIdentity person, Page page) {
        Set<String> roles = roles(page);
        return roles.isEmpty() || roles.stream().anyMatch(person::hasRole);
    }

    /// @param address of a page of the portal; an address outside the desk is open to nobody here
    public boolean isOpenTo(SecurityIdentity person, String address) {
        return address.equals(START) || address.startsWith(START + "/")
                && find(address.substring(START.length())).filter(place -> isFor(person, place.page())).isPresent();
    }

    boolean mayCall(SecurityIdentity person, String operation) {
        Set<String> roles = operations.get(operation).roles();
        return roles.isEmpty() || roles.stream().anyMatch(person::hasRole);
    }

    /// The address of a path of the desk; a path of the portal outside the desk stays as it is.
    static String address(String path) {
        return path.startsWith("/portal") ? path : START + path;
    }

    /// The page at an address. A fixed part goes before an id: `/holds/new` before `/holds/{hold}`.
    Optional<Place> find(String path) {
        String[] parts = path.split("/", -1);
        Place best = null;
        for (Page page : pages) {
            Map<String, String> variables = match(page.path().split("/", -1), parts);
            if (variables != null && (best == null || variables.size() < best.variables().size())) {
                best = new Place(page, variables);
            }
        }
        return Optional.ofNullable(best);
    }

    private static Map<String, String> match(String[] template, String[] parts) {
        if (template.length != parts.length) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (template[i].startsWith("{")) {
                if (!ID.matcher(parts[i]).matches()) {
                    return null;
                }
                variables.put(template[i].substring(1, template[i].length() - 1), parts[i]);
            } else if (!template[i].equals(parts[i])) {
                return null;
            }
        }
        return variables;
    }

    private static TaskPage fail(String key) {
        throw new IllegalArgumentException(key + " is not a task");
    }
}
