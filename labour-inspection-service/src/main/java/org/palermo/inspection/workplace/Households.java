package org.palermo.inspection.workplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.KeyedHashes;

/// Seals private households under a key of each one's own, and opens those that were read. What is compared of them is
/// keyed: an address can be guessed.
@ApplicationScoped
class Households {
    private static final String PURPOSE = "HOUSEHOLD";
    private static final String FIELD = "workplace.sealed";
    private static final String LIKENESS = "inspection.household.likeness";
    private static final String WORD = "inspection.household.word";

    private final DataKeys keys;
    private final KeyedHashes hashes;
    private final ObjectMapper json;

    Households(DataKeys keys, KeyedHashes hashes, ObjectMapper json) {
        this.keys = keys;
        this.hashes = hashes;
        this.json = json;
    }

    /// Labour inspectors alone, as the policy of the keys says. To others a household is a reference, and none of them may
    /// find out by asking for a name whether it is that one.
    static boolean areShownTo(Actor actor) {
        return actor.hasAny(Role.INSPECTOR, Role.CHIEF_INSPECTOR);
    }

    /// Null for null.
    String keyed(String digest) {
        return digest == null ? null : HexFormat.of().formatHex(hashes.hash(LIKENESS, digest));
    }

    String word(String word) {
        return HexFormat.of().formatHex(hashes.hash(WORD, word));
    }

    /// Before they are written: gives each its sealed form, and its key a row.
    Uni<Void> seal(Collection<Workplace> workplaces) {
        return Multi.createFrom().iterable(workplaces.stream().filter(w -> w.household != null).toList())
                .onItem().transformToUniAndConcatenate(w -> keys.create(w.id, PURPOSE).invoke(key -> w.sealed = key.seal(FIELD, write(w.household))))
                .collect().last().replaceWithVoid();
    }

    /// After they were read. One whose key was destroyed stays without name and place.
    Uni<List<Workplace>> open(List<Workplace> workplaces) {
        List<Workplace> sealed = workplaces.stream().filter(w -> w.sealed != null && w.household == null).toList();
        return keys.find(sealed.stream().map(w -> w.id).toList(), PURPOSE)
                .invoke(found -> sealed.forEach(w -> open(w, found)))
                .replaceWith(workplaces);
    }

    private void open(Workplace workplace, Map<UUID, DataKey> found) {
        DataKey key = found.get(workplace.id);
        if (key != null) {
            workplace.household = read(key.open(FIELD, workplace.sealed));
        }
    }

    private Household read(String opened) {
        try {
            return json.readValue(opened, Household.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A household can't be read");
        }
    }

    private String write(Household household) {
        try {
            return json.writeValueAsString(household);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A household can't be written");
        }
    }
}
