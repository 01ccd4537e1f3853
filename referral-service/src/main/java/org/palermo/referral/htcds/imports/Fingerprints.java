package org.palermo.referral.htcds.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.referral.htcds.mapping.CaseFilesFromRows;
import org.palermo.referral.htcds.mapping.InterpretedRow;
import org.palermo.referral.htcds.standard.FieldPlace;
import org.palermo.referral.htcds.standard.HtcdsField;

/// The standard has no identifier. A row is recognised by a keyed fingerprint of its content and of the number of identical rows before it
/// in the file. The fingerprint remains when the person is erased, so an erased person is not imported again. A notification must leave no
/// trace of the person: it is recognised by its statistical data if a date is part of it, else by file and row.
@ApplicationScoped
class Fingerprints {
    private final RunStore store;
    private final KeyedHashes hashes;
    private final ObjectMapper canonical;

    Fingerprints(RunStore store, KeyedHashes hashes, ObjectMapper json) {
        this.store = store;
        this.hashes = hashes;
        this.canonical = json.copy().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    }

    /// Gives each row the id by which a repeat is recognised.
    Uni<List<CaseFilesFromRows.Made>> named(Run run, List<CaseFilesFromRows.Made> made) {
        Map<Integer, byte[]> fingerprints = new LinkedHashMap<>();
        made.forEach(one -> fingerprint(run, one).ifPresent(hash -> fingerprints.put(one.row().row(), hash)));
        return store.count(run.id(), fingerprints).map(before -> {
            Map<String, Integer> counts = new HashMap<>(before);
            return made.stream().map(one -> {
                byte[] fingerprint = fingerprints.get(one.row().row());
                if (fingerprint == null) {
                    return one;
                }
                int count = counts.merge(RunStore.text(fingerprint), 1, Integer::sum);
                return one.as((one.isNotification() ? "htcds.n." : "htcds.") + Base64.getUrlEncoder()
                        .withoutPadding().encodeToString(fingerprint) + (count == 1 ? "" : "." + count));
            }).toList();
        });
    }

    /// For a notification, the fingerprint covers only its statistical data, and only if a date is part of it; otherwise the row is
    /// recognised by file and row number.
    private Optional<byte[]> fingerprint(Run run, CaseFilesFromRows.Made made) {
        InterpretedRow row = made.row();
        boolean notification = made.isNotification();
        if (notification && row.day(FieldPlace.REFERRED_ON).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> said = new TreeMap<>();
        row.values().forEach((field, values) -> {
            if (notification ? isCounted(field) : !field.home().isOurs() || field.home() == FieldPlace.OUR_REGION) {
                said.put(field.name(), values.stream().sorted().toList());
            }
        });
        if (!notification) {
            said.put(CaseFilesFromRows.OTHERS, new TreeMap<>(row.others()));
        }
        return Optional.of(hash("agency." + run.sender() + (notification ? ".htcds_notification" : ".htcds_row"), said));
    }

    private byte[] hash(String domain, Map<String, Object> said) {
        try {
            return hashes.hash(domain, canonical.writeValueAsString(said));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row can't be written", e);
        }
    }

    private static boolean isCounted(HtcdsField field) {
        return switch (field.home()) {
            case SEX, EXPLOITATION, REFERRED_ON, OUR_REGION -> true;
            default -> false;
        };
    }
}
