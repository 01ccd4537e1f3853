package org.palermo.inspection.workplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.KeyedHashes;

/// Seals each private household under a key of its own, and opens the households that were read. Comparisons use keyed hashes,
/// because an attacker can guess addresses and hash them.
@ApplicationScoped
class Households {
    private static final String PURPOSE = "HOUSEHOLD";
    private static final String FIELD = "workplace.sealed";
    private static final String BEFORE = "workplace_change.sealed";
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

    /// Only inspectors and chief inspectors see names and addresses of households, as the row security of `data_key` says. Others see
    /// a reference, and a search by name must not tell them whether a household has that name.
    static boolean areShownTo(Actor actor) {
        return actor.hasAny(Role.INSPECTOR, Role.CHIEF_INSPECTOR);
    }

    /// The keyed hash of a key of {@link Likeness}, in hexadecimal; null for null.
    String keyed(String digest) {
        return digest == null ? null : HexFormat.of().formatHex(hashes.hash(LIKENESS, digest));
    }

    /// The keyed hash of one word of a household's name, in hexadecimal.
    String word(String word) {
        return HexFormat.of().formatHex(hashes.hash(WORD, word));
    }

    /// Call before households are written: seals each and stores its key.
    Uni<Void> seal(Collection<Workplace> workplaces) {
        return Multi.createFrom().iterable(workplaces.stream().filter(w -> w.household != null).toList())
                .onItem().transformToUniAndConcatenate(w -> keys.create(w.id, PURPOSE)
                        .invoke(key -> w.sealed = key.seal(FIELD, write(w.household))))
                .collect().last().replaceWithVoid();
    }

    /// Call before a changed household is written: seals it again under its own key. Other workplaces are left as they are.
    Uni<Void> sealAgain(Workplace workplace) {
        return workplace.household == null ? Uni.createFrom().voidItem()
                : key(workplace).invoke(key -> workplace.sealed = key.seal(FIELD, write(workplace.household))).replaceWithVoid();
    }

    /// What a household said before a change, sealed under its key; null for another workplace.
    Uni<byte[]> sealed(Workplace workplace, Household before) {
        return before == null ? Uni.createFrom().nullItem() : key(workplace).map(key -> key.seal(BEFORE, write(before)));
    }

    /// Opens what a household said before its changes. Without a key, or for an actor who may not see it, they stay closed.
    Uni<List<Household>> opened(UUID workplace, List<byte[]> sealed) {
        return keys.find(workplace, PURPOSE).map(key -> {
            List<Household> all = new ArrayList<>();
            sealed.forEach(one -> all.add(one == null || key.isEmpty() ? null : read(key.get().open(BEFORE, one))));
            return all;
        });
    }

    private Uni<DataKey> key(Workplace workplace) {
        return keys.find(workplace.id, PURPOSE).map(found -> found.orElseThrow(
                () -> Problems.conflict("workplace", "erased",
                        "The name and address of this household were erased. It can't be changed any more.")));
    }

    /// Call after workplaces were read: opens the households. A household whose key was destroyed stays without name, address and
    /// coordinates, as does one whose key the actor may not read.
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
