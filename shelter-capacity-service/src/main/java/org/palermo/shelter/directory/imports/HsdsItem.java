package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.palermo.shelter.directory.hsds.EntryKind;

/// An object of a file to import, with the defects found so far.
///
/// @param entity services, organisations, taxonomies or terms
record HsdsItem(EntryKind entity, ObjectNode object, List<String> notes) {
    private static final int SHOWN = 20;

    static HsdsItem of(EntryKind entity, ObjectNode object) {
        return new HsdsItem(entity, object, new ArrayList<>());
    }

    HsdsItem with(ObjectNode checked) {
        return new HsdsItem(entity, checked, notes);
    }

    /// What was left out and why, or null.
    String note() {
        if (notes.isEmpty()) {
            return null;
        }
        List<String> distinct = notes.stream().distinct().toList();
        String shown = String.join("; ", distinct.subList(0, Math.min(SHOWN, distinct.size())));
        return distinct.size() > SHOWN ? shown + "; and " + (distinct.size() - SHOWN) + " more" : shown;
    }
}
